import { loadPolicy } from "#lib/controls/load-organisation.ts";
import { onSensitiveGround } from "#lib/gaps/core/rules/grant-standing.ts";
import { DAY } from "#lib/platform/core/clock.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import { assumed } from "#lib/risk/core/risk-table.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { GrantAsked } from "./core/change-proposal.ts";
import { standingIsExcused } from "./store-requests.ts";

/**
 * On sensitive ground a grant that is asked for is no longer than the organisation allows, unless an exception for
 * standing grants runs on the capability (R120). What was granted before, or imported, is kept and is the gap.
 * @throws Refusal `grant-too-long`
 */
export async function refuseLongGrant(
  tx: Transaction,
  {
    after,
    capabilityId,
    grant,
  }: { after: { facts: AgentFacts; seats: AgentSeats }; capabilityId: string | null; grant: GrantAsked | undefined },
  { clock }: Context,
): Promise<void> {
  const judged = after.seats.byCapability.get(capabilityId ?? "");
  if (grant === undefined || judged === undefined) return;
  if ((after.facts.environment ?? assumed.environment) !== "production") return;
  if (!onSensitiveGround(judged.capability, judged.risk)) return;
  const now = clock.now();
  const { sensitiveGrantAtMostDays: most } = await loadPolicy(tx, now);
  const startsAt = Math.max(now, grant.startsAt === null ? now : Date.parse(grant.startsAt));
  if (Date.parse(grant.endsAt) - startsAt <= most * DAY) return;
  if (await standingIsExcused(tx, judged.capability.id, now)) return;
  throw new Refusal(
    "conflict",
    "grant-too-long",
    `On this system, or with this data, a grant lasts ${most} days at most: ask until ${dateInWords(startsAt + most * DAY)}, or for an exception first.`,
    { errors: [{ path: "grant.endsAt", message: `At most ${most} days.` }] },
  );
}
