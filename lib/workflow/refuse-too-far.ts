import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { againstBroaderAuthority } from "#lib/registry/core/bounded-authority.ts";
import { isRestricted, refuseUndecided } from "#lib/registry/core/decided-sources.ts";
import type { Context } from "#lib/verbs/context.ts";
import { type AskedChange, beforeAndAfter } from "./frame-change.ts";
import { refuseLongGrant } from "./refuse-long-grant.ts";

/**
 * Refuses a change that goes too far whoever agrees to it: broader authority without bounds and a tested detection
 * control (R56), wider reach into restricted data while the owner of a source has not decided (R27), and a grant longer
 * than the policy lets it (R120). Looked at before anybody is asked, and again before the last yes carries it out: what
 * it leans on may be gone by then.
 * @throws Refusal `conflict`
 */
export async function refuseTooFar(tx: Transaction, asked: AskedChange, context: Context): Promise<void> {
  const { capabilityId, proposal } = asked;
  const { after } = await beforeAndAfter(tx, asked, context);
  const broader =
    proposal.what === "capability.create" ||
    proposal.widened.some((field) => ["autonomy", "bounds", "action", "system", "dataClassification"].includes(field));
  const against = broader
    ? againstBroaderAuthority(after, {
        capabilityId,
        unbounds: proposal.widened.includes("bounds") && proposal.fields.bounds === null,
      })
    : [];
  if (against.length > 0)
    throw new Refusal(
      "conflict",
      "authority-unbounded",
      `Broader authority takes bounds and a tested detection control. ${against.map(({ message }) => message).join(" ")}`,
      { errors: against },
    );
  const seated = after.seats.byCapability.get(capabilityId ?? "");
  if (isRestricted(seated?.risk.dataClassification ?? null)) refuseUndecided(after.facts, after.facts.dataSources, {});
  await refuseLongGrant(tx, { after, capabilityId, grant: proposal.fields.grant }, context);
}
