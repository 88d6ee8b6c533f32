import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { type KnownPeople, loadFacts } from "#lib/registry/load-facts.ts";
import { type Reviewable, reviewableOf } from "./core/item-context.ts";

/** Agents that are read at once: bounds the memory of a large campaign. */
const BATCH = 250;

/** What can be asked about some capabilities now, in their order; one that is judged no more is absent. */
export async function loadReviewables(
  queryable: Queryable,
  asked: readonly { agentId: string; capabilityId: string }[],
  now: Instant,
): Promise<ReadonlyMap<string, Reviewable>> {
  const { policy } = await loadOrganisation(queryable, now);
  const agents = [...new Set(asked.map(({ agentId }) => agentId))];
  const wanted = new Set(asked.map(({ capabilityId }) => capabilityId));
  const people: KnownPeople = new Map();
  const found = new Map<string, Reviewable>();
  for (let from = 0; from < agents.length; from += BATCH)
    for (const { facts } of await loadFacts(queryable, agents.slice(from, from + BATCH), now, people)) {
      const seats = seatsOf(facts, policy, new Moment(now));
      for (const judged of seats.capabilities)
        if (wanted.has(judged.capability.id)) found.set(judged.capability.id, reviewableOf(facts, seats, judged));
    }
  return found;
}
