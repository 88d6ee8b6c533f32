import { loadPolicy } from "#lib/controls/load-organisation.ts";
import { Moment } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { type GrantChange, type GrantPeriod, makesItsOwn } from "./core/grant-period.ts";
import { seatsOf } from "./core/roles.ts";
import { factsOfAgent } from "./facts-of-agent.ts";

/**
 * Under strict separation who makes a grant does not approve it (R38): looked at once the capability
 * is written, because its tier follows from all of it. What an import states is kept. @throws Refusal `duties-clash`
 */
export async function refuseOwnGrant(
  tx: Transaction,
  capability: { id: string; agentId: string; name: string },
  { periods, change }: { periods: readonly GrantPeriod[]; change: GrantChange },
  { clock, imported }: Context,
): Promise<void> {
  if (imported === true || !makesItsOwn(periods, change)) return;
  const now = clock.now();
  const facts = await factsOfAgent(tx, capability.agentId, now);
  const seats = seatsOf(facts, await loadPolicy(tx, now), new Moment(now));
  if (!seats.byCapability.get(capability.id)?.risk.strict) return;
  throw new Refusal(
    "conflict",
    "duties-clash",
    `One person would have made and approved the grant of ${capability.name}: there approver and provisioner must be two people.`,
    { errors: [{ path: "grant.approvedBy", message: "Name somebody else for one of the two." }] },
  );
}
