import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { activeHolders } from "./store-people.ts";

/** Who may decide about a retirement by their role on the agent; where nobody holds one, those of security. */
export const decidersOf = (queryable: Queryable, agentId: string, now: Instant): Promise<string[]> =>
  activeHolders(queryable, agentId, ["business_owner", "security_owner"], now);

/** Who may verify it by their role on the agent, those who did a step left out; where nobody is left, those of security. */
export const verifiersOf = async (
  queryable: Queryable,
  agentId: string,
  executors: readonly string[],
  now: Instant,
): Promise<string[]> =>
  activeHolders(queryable, agentId, ["business_owner", "security_owner", "retirement_owner"], now, executors);
