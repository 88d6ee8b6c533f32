import type { Instant } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { AgentFacts } from "./core/facts.ts";
import { loadFacts } from "./load-facts.ts";

/** The facts of one agent by its id. @throws Refusal `missing` */
export async function factsOfAgent(queryable: Queryable, id: string, now: Instant): Promise<AgentFacts> {
  const [loaded] = await loadFacts(queryable, [id], now);
  if (!loaded) throw missing("agent", id);
  return loaded.facts;
}
