import { applicableControls } from "#lib/controls/core/applicable-controls.ts";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import { type AgentSeats, seatsOf } from "#lib/registry/core/roles.ts";
import { loadFacts } from "#lib/registry/load-facts.ts";
import { deriveMatrix } from "./core/derive-matrix.ts";
import { type ListedRow, listedRows, type RowFilter } from "./core/listed-rows.ts";
import { overridesOf } from "./store.ts";

/** An agent with the rows of its matrix that a filter leaves. */
export interface ListedAgent {
  facts: AgentFacts;
  seats: AgentSeats;
  rows: readonly ListedRow[];
}

/** The matrices of some agents, in the order of `ids`, by a handful of statements whatever their number. */
export async function listedAgents(
  queryable: Queryable,
  ids: readonly string[],
  now: Instant,
  filter: RowFilter = {},
): Promise<ListedAgent[]> {
  const organisation = await loadOrganisation(queryable, now);
  const recorded = await overridesOf(queryable, ids);
  return (await loadFacts(queryable, ids, now)).map(({ facts }) => {
    const overrides = (recorded.get(facts.id) ?? []).map(({ override }) => override);
    const seats = seatsOf(facts, organisation.policy, new Moment(now));
    const controls = applicableControls(facts, organisation, seats);
    const matrix = deriveMatrix(facts, seats, controls, overrides);
    return { facts, seats, rows: listedRows(matrix, facts, seats, controls, filter) };
  });
}
