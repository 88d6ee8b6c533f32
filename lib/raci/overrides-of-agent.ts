import type { Queryable } from "#lib/platform/database.ts";
import type { RaciOverride } from "./core/matrix.ts";
import { overridesOf } from "./store.ts";

/** The recorded departures from the template on one agent, the oldest first, as the derivation takes them (R21). */
export async function overridesOfAgent(queryable: Queryable, agentId: string): Promise<RaciOverride[]> {
  const recorded = (await overridesOf(queryable, [agentId])).get(agentId) ?? [];
  return recorded.map(({ override }) => override);
}
