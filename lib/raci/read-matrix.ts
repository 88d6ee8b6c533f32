import { z } from "zod";
import { applicableControls } from "#lib/controls/core/applicable-controls.ts";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { factsOfAgent } from "#lib/registry/facts-of-agent.ts";
import type { PersonReference, SlugReference } from "#lib/registry/references.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { asOf, reference } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { deriveMatrix } from "./core/derive-matrix.ts";
import type { CellLetter, CellReason, RaciMatrix, RaciOverride, RaciRow } from "./core/matrix.ts";
import type { DutyId } from "./core/template.ts";
import { type OverrideAnswer, overridesOf } from "./store.ts";

/** One row of the matrix: a duty, what it is about, and who carries which letters. */
export interface RaciRowAnswer {
  duty: DutyId;
  title: string;
  /** What the duty is about: the agent's, capability's or control's name. */
  subject: string;
  capability: SlugReference | null;
  control: string | null;
  /** By the id of the person or team. */
  cells: Record<string, CellLetter>;
  /** Who carries a letter and does not answer. */
  notAnswering: string[];
  /** Why each carries what they carry, by the same ids. */
  reasons: Record<string, string[]>;
  /** The same with the assignment or override that each letter comes from. */
  sources: Record<string, CellReason[]>;
  accountable: PersonReference | null;
  valid: boolean;
  problems: string[];
  /** Removals that are not applied, because they would leave nobody responsible who answers. */
  heldOff: string[];
}

/** The matrix of an agent with its columns and the recorded overrides. */
export interface RaciAnswer {
  agent: SlugReference;
  templateVersion: number;
  valid: boolean;
  /** The columns, people before teams. */
  parties: { kind: "person" | "team"; id: string; name: string; email: string | null }[];
  rows: RaciRowAnswer[];
  overrides: OverrideAnswer[];
}

/** The matrix as the rules derive it from facts in hand. Pure. */
export function matrixOf(
  facts: AgentFacts,
  organisation: OrganisationFacts,
  overrides: readonly RaciOverride[],
  now: Instant,
): RaciMatrix {
  const seats = seatsOf(facts, organisation.policy, new Moment(now));
  return deriveMatrix(facts, seats, applicableControls(facts, organisation, seats), overrides);
}

/** Who carries which letter for which duty on one agent; derived from the assignments, never typed (R21). */
export const readMatrix = query({
  may: "catalogue.read",
  summary: "Read the RACI matrix of an agent",
  input: z.strictObject({ agent: reference, asOf }),
  read: async (queryable, input, { now }) => raciOf(queryable, await idInAddress(queryable, "agent", input.agent), now),
});

/** The matrix of one agent by its id. @throws Refusal `missing` */
export async function raciOf(queryable: Queryable, agentId: string, now: Instant): Promise<RaciAnswer> {
  const facts = await factsOfAgent(queryable, agentId, now);
  const organisation = await loadOrganisation(queryable, now);
  const recorded = (await overridesOf(queryable, [agentId])).get(agentId) ?? [];
  const overrides = recorded.map(({ override }) => override);
  const matrix = matrixOf(facts, organisation, overrides, now);
  const capabilities = new Map(facts.capabilities.map(({ id, slug, name }) => [id, { id, slug, name }]));
  return {
    agent: { id: facts.id, slug: facts.slug, name: facts.name },
    templateVersion: matrix.templateVersion,
    valid: matrix.rows.every(({ valid }) => valid),
    parties: matrix.parties.map((party) => ({
      kind: party.kind,
      id: party.id,
      name: party.name,
      email: party.kind === "person" ? party.person.email : null,
    })),
    rows: matrix.rows.map((row) => rowAnswer(row, capabilities)),
    overrides: recorded.map(({ answer }) => answer),
  };
}

function rowAnswer(row: RaciRow, capabilities: ReadonlyMap<string, SlugReference>): RaciRowAnswer {
  const cells = [...row.cells];
  const { accountable } = row;
  return {
    duty: row.duty,
    title: row.title,
    subject: row.subject,
    capability: row.capabilityId === null ? null : (capabilities.get(row.capabilityId) ?? null),
    control: row.controlId,
    cells: Object.fromEntries(cells.map(([id, { letter }]) => [id, letter])),
    notAnswering: cells.filter(([, { answers }]) => !answers).map(([id]) => id),
    reasons: Object.fromEntries(
      cells.map(([id, { reasons }]) => [id, reasons.map(({ letter, words }) => `${letter}: ${words}`)]),
    ),
    sources: Object.fromEntries(cells.map(([id, { reasons }]) => [id, [...reasons]])),
    accountable: accountable && { id: accountable.id, email: accountable.email, name: accountable.name },
    valid: row.valid,
    problems: row.problems.map(({ sentence }) => sentence),
    heldOff: row.heldOff.map(({ id }) => id),
  };
}
