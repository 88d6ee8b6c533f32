import type { AgentState, PersonStatus, RiskTier } from "#lib/registry/core/vocabulary.ts";
import type { CellLetter } from "./matrix.ts";
import type { DutyId } from "./template.ts";

/**
 * A part of the matrix of many agents, small enough to send thousands of rows: people, teams and systems are said once
 * and named by their place in the list.
 */
export interface MatrixChunk {
  parties: ChunkParty[];
  systems: { slug: string; name: string }[];
  /** The titles of the controls that the rows name, by their ids. */
  controls: Record<string, string>;
  agents: ChunkAgent[];
}

export interface ChunkParty {
  id: string;
  name: string;
  kind: "person" | "team";
  email: string | null;
  status: PersonStatus | null;
}

export interface ChunkAgent {
  id: string;
  slug: string;
  name: string;
  state: AgentState;
  tier: RiskTier;
  unit: string | null;
  /** Its seat strip. */
  seats: string;
  /** What the asker may change here; the verbs decide again. */
  may: { assign: boolean; override: boolean };
  capabilities: { slug: string; name: string; tier: RiskTier; system: number | null }[];
  rows: ChunkRow[];
}

/** 1: does not answer · 2: an override has its hand in it · 4: clashes with another duty of theirs. They add up. */
export const cellFlags = { silent: 1, override: 2, clash: 4 } as const;

/** Party, letter, flags. */
export type ChunkCell = readonly [party: number, letter: CellLetter, flags: number];

export interface ChunkRow {
  duty: DutyId;
  /** Place in the agent's capabilities. */
  capability: number | null;
  control: string | null;
  cells: ChunkCell[];
  /** Place of the party who carries the A. */
  accountable: number | null;
  /** Why it is invalid; nothing where it is valid. */
  problems?: string[];
  /** The control that performs the duty, and the playbook for when it fails (R22). */
  performedBy: string | null;
  playbook: string | null;
}
