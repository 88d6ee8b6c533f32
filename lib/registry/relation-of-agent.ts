import type { Relation } from "#lib/identity/core/access.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { agentForUpdate, relationOf } from "./store-agents.ts";

/** Who is present on an agent, and on one of its capabilities, for the access table; the agent is locked meanwhile. */
export async function relationOfAgent(
  tx: Transaction,
  agentId: string,
  now: Instant,
  capabilityId: string | null = null,
): Promise<Relation> {
  const { agent } = await agentForUpdate(tx, agentId, now);
  return relationOf(tx, agent, now, capabilityId);
}
