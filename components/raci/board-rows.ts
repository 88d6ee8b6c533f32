import type { CellLetter } from "#lib/raci/core/matrix.ts";
import type { ChunkAgent, ChunkParty, ChunkRow, MatrixChunk } from "#lib/raci/core/matrix-chunk.ts";
import { type Duty, raciTemplate } from "#lib/raci/core/template.ts";

/** A cell of the board that carries a letter. */
export interface BoardCell {
  party: ChunkParty;
  letter: CellLetter;
  flags: number;
}

/** One duty of one agent. */
export interface BoardRow {
  key: string;
  agent: ChunkAgent;
  duty: Duty;
  capability: ChunkAgent["capabilities"][number] | null;
  system: { slug: string; name: string } | null;
  control: string | null;
  controlTitle: string | null;
  /** By the id of the person or team. */
  cells: ReadonlyMap<string, BoardCell>;
  accountable: ChunkParty | null;
  problems: readonly string[];
  performedBy: string | null;
  playbook: string | null;
}

const dutyOf = new Map(raciTemplate.duties.map((duty) => [duty.id, duty]));

/** The rows of a part that came from the API, with what it says by place put in its place. */
export function boardRows(chunk: MatrixChunk): BoardRow[] {
  return chunk.agents.flatMap((agent) => agent.rows.map((row) => boardRow(row, agent, chunk)));
}

function boardRow(row: ChunkRow, agent: ChunkAgent, { parties, systems, controls }: MatrixChunk): BoardRow {
  const capability = row.capability === null ? null : (agent.capabilities[row.capability] ?? null);
  const system = capability?.system == null ? null : (systems[capability.system] ?? null);
  const cells = new Map<string, BoardCell>();
  for (const [place, letter, flags] of row.cells) {
    const party = parties[place];
    if (party) cells.set(party.id, { party, letter, flags });
  }
  return {
    key: [agent.id, row.duty, capability?.slug ?? "", row.control ?? ""].join("|"),
    agent,
    duty: dutyOf.get(row.duty) as Duty,
    capability,
    system,
    control: row.control,
    controlTitle: row.control === null ? null : (controls[row.control] ?? null),
    cells,
    accountable: row.accountable === null ? null : (parties[row.accountable] ?? null),
    problems: row.problems ?? [],
    performedBy: row.performedBy,
    playbook: row.playbook,
  };
}

/** With more columns than this nobody compares who carries most: then letters that are seen matter more. */
const COMPARED = 150;

/**
 * The columns: everybody who carries a letter in a row, people before teams. First who carries most, so that what is seen
 * first says most; of very many, in the order in which the rows name them, so that a row's letters are beside it and a
 * column stays where it is while further agents come.
 */
export function columnsOf(rows: readonly BoardRow[]): ChunkParty[] {
  const found = new Map<string, { party: ChunkParty; letters: number }>();
  for (const { cells } of rows)
    for (const { party } of cells.values()) {
      const known = found.get(party.id);
      if (known) known.letters += 1;
      else found.set(party.id, { party, letters: 1 });
    }
  const busiestFirst = found.size <= COMPARED;
  return [...found.values()]
    .sort(
      (one, other) =>
        one.party.kind.localeCompare(other.party.kind) ||
        (busiestFirst
          ? other.letters - one.letters ||
            one.party.name.localeCompare(other.party.name) ||
            (one.party.id < other.party.id ? -1 : 1)
          : 0),
    )
    .map(({ party }) => party);
}

/** What the duty is about, in words: the capability, the control, or the agent itself. */
export const subjectOf = ({ capability, control, controlTitle, agent }: BoardRow): string =>
  capability?.name ?? controlTitle ?? control ?? agent.name;

export const titleOf = ({ duty, control }: Pick<BoardRow, "duty" | "control">): string =>
  control === null ? duty.title : `Operate ${control}`;

/** True where the row does not lead to both a control and a playbook (R22). */
export const isIncomplete = ({ performedBy, playbook }: BoardRow): boolean => performedBy === null || playbook === null;

const lettersInWords = [
  ["R", "responsible"],
  ["C", "consulted"],
  ["I", "informed"],
] as const;

/** The whole row as one sentence, for whoever hears it instead of seeing it. */
export function sentenceOf(row: BoardRow): string {
  const about = row.capability === null && row.control === null ? "" : ` for ${subjectOf(row)}`;
  const said = [
    row.accountable === null ? "nobody is accountable" : `${row.accountable.name} is accountable`,
    ...lettersInWords.flatMap(([letter, words]) => {
      const names = [...row.cells.values()]
        .filter((cell) => cell.letter === letter || (letter === "R" && cell.letter === "A/R"))
        .map(({ party }) => party.name);
      return names.length === 0 ? [] : [`${words}: ${names.join(", ")}`];
    }),
  ];
  return `${titleOf(row)}${about}, ${row.agent.name}: ${said.join("; ")}.${row.problems.map((problem) => ` ${problem}`).join("")}`;
}
