import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { agentForUpdate, type HeldAgent } from "./store-agents.ts";

/**
 * The agent that a command of another module changes something about: locked until its transaction ends, with who is
 * present on it. @throws Refusal `missing`
 */
export const agentInHand = (tx: Transaction, name: string, now: Instant): Promise<HeldAgent> =>
  agentForUpdate(tx, name, now);

/** Who is present on an agent or on one of its capabilities; and the ids of people as `{ id, name }`, for the evidence. */
export { namesOfPeople, relationOf as relationOnAgent, withNames } from "./store-agents.ts";
