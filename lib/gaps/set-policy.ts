import { z } from "zod";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { changesBetween, nothingChanged } from "#lib/registry/changes.ts";
import type { Policy } from "#lib/registry/core/policy.ts";
import { command } from "#lib/verbs/command.ts";
import { text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { readPolicyAt } from "./read-policy.ts";
import { savePolicyVersion } from "./store-policy.ts";

const counted = (most: number) =>
  z
    .number({ error: "Write a number." })
    .int("Write a whole number.")
    .min(1, "At least 1.")
    .max(most, `At most ${inFigures(most)}.`)
    .optional();

const days = counted(3650);

const thresholds = {
  acceptWithinDays: days,
  attestWithinDays: days,
  retirementOwnerAfterDays: days,
  secretLivesAtMostHours: counted(87_600),
  sensitiveGrantAtMostDays: days,
  reviewWithinDays: z.strictObject({ low: days, moderate: days, high: days, critical: days }).optional(),
  changeReviewWithinDays: days,
  concentrationAbove: counted(100_000),
  observedWithinDays: days,
  exceptionAtMostDays: days,
  decideWithinDays: days,
  dueWithinDays: z.strictObject({ low: days, medium: days, high: days, critical: days }).optional(),
};

/** What is named over what holds; the members of a nested threshold one by one. */
function laidOver(policy: Policy, stated: Record<string, unknown>): Policy {
  const laid: Record<string, unknown> = { ...policy };
  for (const [name, value] of Object.entries(stated)) {
    if (value === undefined) continue;
    const before = laid[name];
    laid[name] =
      typeof value === "object" && value !== null
        ? { ...(before as object), ...Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) }
        : value;
  }
  return laid as unknown as Policy;
}

/**
 * Decides the organisation's thresholds: a new version of all of them, with its reason; everybody is judged by it. The
 * versions before it stay, so that each judgement of the past can be traced to the one that it used (R30).
 */
export const setPolicy = command({
  may: "policy.edit",
  summary: "Decide the organisation's thresholds",
  input: z.strictObject({ ...thresholds, version, reason: text(2000) }),
  async load(tx, _input, { clock }) {
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('policy'))::text");
    const [newest] = await tx.query<{ version: number; at: Date }>(
      `SELECT version, at FROM "PolicyVersion" ORDER BY version DESC LIMIT 1`,
    );
    const { policy } = await loadOrganisation(tx, Math.max(clock.now(), newest ? new Date(newest.at).getTime() : 0));
    return policy;
  },
  decide(held, { version: basedOn, reason, ...stated }) {
    requireVersion(held.version, basedOn);
    const after = laidOver(held, stated);
    const changes = changesBetween({ ...held }, { ...after });
    if (nothingChanged(changes))
      throw new Refusal("conflict", "nothing-changed", "These are the thresholds that hold already.");
    return { policy: { ...after, version: held.version + 1 }, changes, reason };
  },
  async save(tx, { policy, reason }, { actor, clock }) {
    await savePolicyVersion(tx, policy, {
      byId: actor.personId,
      reason,
      at: new Date(clock.now()).toISOString(),
    });
    return policy;
  },
  evidence: (policy, { changes }) => [
    {
      type: "policy.decided",
      subject: { kind: "policy", id: null, name: `Thresholds, version ${policy.version}`, agentId: null },
      payload: { version: policy.version, changes },
    },
  ],
  touches: () => ({ everything: true }),
  answer: (tx, _policy, { clock }) => readPolicyAt(tx, clock.now()),
});
