import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { actsFor, bothNames } from "#lib/registry/core/standing-in.ts";
import { endCapability } from "#lib/registry/move-capability.ts";
import { relationOfAgent } from "#lib/registry/relation-of-agent.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { campaignForUpdate } from "./store.ts";
import { followUpForUpdate, readFollowUp, standInsOfFollowUps } from "./store-follow-ups.ts";

/**
 * Somebody confirms that what a review asked for is done. A confirmed revocation ends the capability and its grant; who
 * was granted what until now stays readable.
 */
export const confirmFollowUp = command({
  may: "followUp.confirm",
  summary: "Confirm that a revocation or change is done",
  input: z.strictObject({
    campaign: z.string().max(100),
    followUp: z.string().max(100),
    version,
    /** What was done, and how it was checked. */
    note: text(2000),
  }),
  async load(tx, input, { clock }) {
    const campaign = await campaignForUpdate(tx, input.campaign, "share");
    const held = await followUpForUpdate(tx, campaign.id, input.followUp);
    const capability = await tx.models.capability.findUniqueOrThrow({
      where: { id: held.capabilityId },
      include: { agent: { select: { name: true } } },
    });
    return {
      campaign,
      held,
      capability,
      relation: await relationOfAgent(tx, held.agentId, clock.now(), held.capabilityId),
      standIn: (await standInsOfFollowUps(tx, [held.id], clock.now())).get(held.id) ?? null,
    };
  },
  on: ({ held, relation, standIn }) => ({
    ...relation,
    personId: held.assigneeId,
    standInId: standIn?.personId ?? null,
  }),
  decide({ campaign, held, capability, relation, standIn }, input, { clock, actor }) {
    if (held.confirmedAt !== null)
      throw new Refusal("conflict", "already-confirmed", "This is confirmed already; the confirmation stands.");
    requireVersion(held.version, input.version);
    const asked = [held.assigneeId, ...(relation.holders?.provisioner ?? [])];
    return {
      campaign,
      held,
      capability,
      note: input.note,
      by: actor,
      onBehalfOf: actsFor(standIn, actor.personId, asked),
      now: clock.now(),
    };
  },
  async save(tx, { held, capability, note, by, onBehalfOf, now }, context) {
    const saved = await tx.models.reviewFollowUp.update({
      where: { id: held.id },
      data: {
        confirmedAt: new Date(now),
        confirmedById: by.personId,
        confirmedForId: onBehalfOf?.id ?? null,
        note,
        version: { increment: 1 },
      },
    });
    if (held.kind === "revoke" && capability.state !== "ended") {
      // The review decided it; whoever confirms need not be allowed to edit the capability otherwise.
      const permitted: Context = { ...context, actor: { ...context.actor, roles: ["admin"], scopes: null } };
      await endCapability.within(tx, permitted, { agent: held.agentId, capability: held.capabilityId });
    }
    return saved;
  },
  evidence: (saved, { campaign, capability, by, onBehalfOf }) => [
    {
      type: "review_follow_up.confirmed",
      subject: {
        kind: "review_item",
        id: saved.itemId,
        name: `${capability.agent.name} / ${capability.name}`,
        agentId: saved.agentId,
      },
      payload: {
        campaign: { id: campaign.id, name: campaign.name },
        kind: saved.kind,
        note: saved.note,
        ...(onBehalfOf === null ? {} : { by: bothNames(by, onBehalfOf), for: onBehalfOf }),
      },
    },
  ],
  touches: () => ({}),
  answer: async (tx, saved) => ({ ...(await readFollowUp(tx, saved.id)), standIn: null }),
});
