import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { activeHolders } from "./store-people.ts";

/** Who may decide about a retirement by their role on the agent and did not ask (R39); where nobody is left, those of security. */
export const decidersOf = (
  queryable: Queryable,
  { agentId, requestedById }: { agentId: string; requestedById: string | null },
  now: Instant,
): Promise<string[]> =>
  activeHolders(
    queryable,
    agentId,
    ["business_owner", "security_owner"],
    now,
    requestedById === null ? [] : [requestedById],
  );

/** Who may verify it by their role on the agent, those who did a step left out; where nobody is left, those of security. */
export const verifiersOf = async (
  queryable: Queryable,
  agentId: string,
  executors: readonly string[],
  now: Instant,
): Promise<string[]> =>
  activeHolders(queryable, agentId, ["business_owner", "security_owner", "retirement_owner"], now, executors);
