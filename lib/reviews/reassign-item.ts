import { z } from "zod";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { idsInFields } from "#lib/registry/resolve.ts";
import { command } from "#lib/verbs/command.ts";
import { reference, text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { isOwnHands } from "./core/resolve-reviewers.ts";
import { heldItem } from "./held-item.ts";
import { readItemById } from "./read-item.ts";
import { endReviewers, insertReviewers, itemSubject, saveItems } from "./store-items.ts";
import { readColleagues } from "./store-launch.ts";
import { settleAsked, tellPeople } from "./tell-reviewers.ts";

/** Hands an item to somebody else, with a note that they read; who was asked before, and why, stays readable. */
export const reassignItem = command({
  may: "review.reassign",
  summary: "Reassign a review item",
  input: z.strictObject({
    campaign: z.string().max(100),
    item: z.string().max(100),
    version,
    /** Whose place; left out: everybody's who is asked and has not answered. */
    from: reference.optional(),
    to: reference,
    note: text(2000),
  }),
  async load(tx, input, { clock }) {
    const held = await heldItem(tx, input.campaign, input.item, clock.now());
    const { to, from } = await idsInFields(tx, "person", { to: input.to, from: input.from });
    const known = await readColleagues(tx, clock.now(), [to]);
    return { held, to: known.get(to) ?? null, from };
  },
  on: ({ held: { item } }) => ({
    asked: { ids: item.reviewers.map(({ personId }) => personId), roles: [] },
  }),
  decide({ held, to, from }, input, { actor, clock }) {
    const { item, campaign, reviewable } = held;
    if (campaign.state !== "open")
      throw new Refusal("conflict", "campaign-not-open", "This campaign is not open, so nobody is asked in it.");
    if (item.state !== "waiting")
      throw new Refusal("conflict", "item-closed", "This item is decided already; the decision stands.");
    requireVersion(item.version, input.version);
    const inStage = item.decisions.filter(({ stage }) => stage === item.stage);
    const answered = new Set(inStage.map(({ personId }) => personId));
    const refused = (message: string) => invalid([{ path: "to", message }]);
    if (!to?.active) throw refused("This person is not active. Name somebody who is.");
    if (item.reviewers.some(({ personId }) => personId === to.id) || answered.has(to.id))
      throw refused(`${to.name} is asked about this already.`);
    if (item.decisions.some(({ personId }) => personId === to.id))
      throw refused(`${to.name} answered in an earlier stage, so somebody else answers in this one.`);
    if (reviewable !== null && isOwnHands(reviewable.ground, to.id))
      throw refused(`${to.name} approved or provisioned this capability, so at this tier somebody else reviews it.`);
    const replaced = item.reviewers.filter(
      ({ personId }) => !answered.has(personId) && (from === undefined || personId === from),
    );
    if (from !== undefined && replaced.length === 0)
      throw invalid([{ path: "from", message: "This person is not asked, or has answered." }]);
    return { held, to, replaced, note: input.note, byId: actor.personId, now: clock.now() };
  },
  async save(tx, { held: { item, campaign }, to, replaced, note, byId, now }) {
    await endReviewers(
      tx,
      replaced.map(({ id }) => id),
      "reassigned",
      now,
    );
    await insertReviewers(
      tx,
      [
        {
          itemId: item.id,
          campaignId: campaign.id,
          stage: item.stage,
          personId: to.id,
          why: "reassigned",
          deputyOf: replaced[0]?.personId ?? null,
          note,
          byId,
        },
      ],
      now,
    );
    await saveItems(
      tx,
      [{ id: item.id, state: item.state, stage: item.stage, silence: item.silence, decided: false }],
      now,
    );
    await tellPeople(
      tx,
      { occasion: "asked", campaign, dueAt: Date.parse(item.dueAt), key: `${item.id}:reassigned:${now}` },
      new Map([[to.id, 1]]),
      now,
    );
    await settleAsked(
      tx,
      { campaignId: campaign.id, item: item.id },
      replaced.map(({ personId }) => personId),
      now,
    );
    return item.id;
  },
  evidence: (_, { held: { item, campaign }, to, replaced, note }) => [
    {
      type: "review_item.reassigned",
      subject: itemSubject(item),
      payload: {
        campaign: { id: campaign.id, name: campaign.name },
        to: { id: to.id, name: to.name },
        from: replaced.map(({ personId }) => personId),
        note,
      },
    },
  ],
  touches: () => ({}),
  answer: (tx, id, context) => readItemById(tx, id, context),
});
