import type { Instant } from "#lib/platform/core/clock.ts";
import type { PersonFacts } from "#lib/registry/core/facts.ts";
import type { DutyId } from "./template.ts";

export type RaciLetter = "A" | "R" | "C" | "I";
/** What one cell shows. */
export type CellLetter = "A" | "R" | "A/R" | "C" | "I";

/** A column of the matrix: a person or a team. */
export type Party =
  | { kind: "person"; id: string; name: string; person: PersonFacts }
  | { kind: "team"; id: string; name: string };

/** Why a party carries a letter in a row. */
export interface CellReason {
  letter: RaciLetter;
  /** 'approver', 'approver (default of the agent)', 'stands in for the approver', 'override by Mira Chen: …' */
  words: string;
  assignmentId: string | null;
  overrideId: string | null;
}

export interface RaciCell {
  party: Party;
  letter: CellLetter;
  /** False for somebody who is present and does not answer: shown as such. A team never answers. */
  answers: boolean;
  /** The reasons of every letter, also of those that a stronger letter covers. */
  reasons: readonly CellReason[];
}

export type RowProblemKind = "no_accountable" | "accountable_does_not_answer" | "no_responsible_answers";

export interface RowProblem {
  kind: RowProblemKind;
  sentence: string;
}

export interface RaciRow {
  duty: DutyId;
  title: string;
  capabilityId: string | null;
  controlId: string | null;
  /** What the duty is about: the agent's, capability's or control's name. */
  subject: string;
  /** By the id of the person or team. At most one of them is an A. */
  cells: ReadonlyMap<string, RaciCell>;
  /** Who carries the A; null where nobody does. */
  accountable: PersonFacts | null;
  valid: boolean;
  problems: readonly RowProblem[];
  /** Removals that are not applied, because they would leave nobody responsible who answers. */
  heldOff: readonly RaciOverride[];
}

export interface RaciMatrix {
  templateVersion: number;
  /** The columns, people before teams, each by name. */
  parties: readonly Party[];
  rows: readonly RaciRow[];
}

/** A recorded departure from the template: adds or removes R, C or I, never A (R21). */
export interface RaciOverride {
  id: string;
  duty: DutyId;
  capabilityId: string | null;
  controlId: string | null;
  party: Party;
  change: "add" | "remove";
  letter: Exclude<RaciLetter, "A">;
  author: string;
  reason: string;
  at: Instant;
}
