import type { CellLetter, CellReason, Party, RaciCell, RaciLetter, RaciOverride } from "./matrix.ts";

/** One party's way into a row. */
export interface Entry {
  party: Party;
  answers: boolean;
  words: string;
  assignmentId: string | null;
}

interface WritableCell {
  party: Party;
  /** The letters, each with whether the party answers in it: somebody may answer as provisioner and not as approver. */
  letters: Map<RaciLetter, boolean>;
  reasons: CellReason[];
}

/** One person, one cell: A, R or A/R; else C; else I. */
function shown(letters: ReadonlyMap<RaciLetter, boolean>): CellLetter | null {
  if (letters.has("A")) return letters.has("R") ? "A/R" : "A";
  for (const letter of ["R", "C", "I"] as const) if (letters.has(letter)) return letter;
  return null;
}

/** A row of the matrix while it is being derived. */
export class WritableRow {
  #cells = new Map<string, WritableCell>();

  write(letter: RaciLetter, { party, answers, words, assignmentId }: Entry, overrideId: string | null = null): void {
    let cell = this.#cells.get(party.id);
    if (cell === undefined) {
      cell = { party, letters: new Map(), reasons: [] };
      this.#cells.set(party.id, cell);
    }
    cell.letters.set(letter, (cell.letters.get(letter) ?? false) || answers);
    const known = cell.reasons.some((reason) => reason.letter === letter && reason.words === words);
    if (!known) cell.reasons.push({ letter, words, assignmentId, overrideId });
  }

  /**
   * Applies recorded overrides: what they add first, then what they remove. A removal that would leave nobody
   * responsible who answers is held off and returned: an override cannot make a row invalid, only the facts can.
   */
  override(overrides: readonly RaciOverride[]): RaciOverride[] {
    for (const { id, party, letter, change, author, reason } of overrides) {
      if (change !== "add") continue;
      const answers = party.kind === "person" && party.person.status === "active";
      this.write(letter, { party, answers, words: `added by ${author}: ${reason}`, assignmentId: null }, id);
    }
    const heldOff: RaciOverride[] = [];
    for (const override of overrides) {
      if (override.change !== "remove") continue;
      const { letters, reasons } = this.#cells.get(override.party.id) ?? {};
      const answered = letters?.get(override.letter);
      if (letters === undefined || reasons === undefined || answered === undefined) continue;
      letters.delete(override.letter);
      if (override.letter === "R" && answered && !this.someResponsibleAnswers()) {
        letters.set("R", answered);
        heldOff.push(override);
        continue;
      }
      reasons.push({
        letter: override.letter,
        words: `${override.letter} removed by ${override.author}: ${override.reason}`,
        assignmentId: null,
        overrideId: override.id,
      });
    }
    return heldOff;
  }

  someResponsibleAnswers(): boolean {
    for (const { letters } of this.#cells.values()) if (letters.get("R") === true) return true;
    return false;
  }

  cells(): Map<string, RaciCell> {
    const cells = new Map<string, RaciCell>();
    for (const [id, { party, letters, reasons }] of this.#cells) {
      const letter = shown(letters);
      if (letter === null) continue;
      const answers = letters.get(letter === "A/R" ? "A" : letter) ?? false;
      cells.set(id, { party, letter, answers, reasons });
    }
    return cells;
  }
}
