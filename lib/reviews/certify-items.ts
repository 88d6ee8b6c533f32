import { z } from "zod";
import { invalid } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { version } from "#lib/verbs/fields.ts";
import { requireBulk } from "./core/decide.ts";
import { decideItem } from "./decide-item.ts";
import { loadReviewables } from "./load-reviewables.ts";
import { campaignForUpdate } from "./store.ts";
import { itemsForUpdate } from "./store-items.ts";

/**
 * Certifies several items of low and moderate tier at once: all or none. Each is held to the same rules and leaves its
 * own evidence, as if it had been answered alone.
 */
export const certifyItems = command({
  may: "review.answer",
  summary: "Certify several review items of low or moderate tier",
  input: z.strictObject({
    campaign: z.string().max(100),
    items: z.array(z.uuid("Name an item by its id.")).min(1, "Choose at least one.").max(200, "At most 200 at once."),
    /** The versions of items that were shown, by their ids: where one is stale, none is certified. */
    versions: z.record(z.uuid(), version).optional(),
    riskConfirmed: z.boolean().default(false),
  }),
  async load(tx, input, { clock }) {
    const campaign = await campaignForUpdate(tx, input.campaign, "share");
    const ids = [...new Set(input.items)];
    const items = await itemsForUpdate(tx, campaign.id, "waiting", ids);
    return { campaign, ids, items, reviewables: await loadReviewables(tx, items, clock.now()) };
  },
  // Each item asks once more for itself.
  on: ({ items }) => ({
    asked: { ids: items[0]?.reviewers.map(({ personId }) => personId) ?? [], roles: [] },
  }),
  decide({ campaign, ids, items, reviewables }, { versions = {}, riskConfirmed }) {
    const waiting = new Set(items.map(({ id }) => id));
    const gone = ids.findIndex((id) => !waiting.has(id));
    if (gone >= 0)
      throw invalid([{ path: `items.${gone}`, message: "This item does not wait for an answer any more." }]);
    // By the tier of today: what rose since the campaign opened is looked at.
    for (const item of items)
      for (const tier of [item.tier, reviewables.get(item.capabilityId)?.tier ?? item.tier])
        requireBulk(tier, `${item.agentName} / ${item.capabilityName}`);
    return { campaign, ids, versions, riskConfirmed };
  },
  async save(tx, { campaign, ids, versions, riskConfirmed }, context) {
    for (const item of ids)
      await decideItem.within(tx, context, {
        campaign: campaign.id,
        item,
        version: versions[item],
        answer: "certify",
        riskConfirmed,
      });
    return ids.length;
  },
  evidence: () => [],
  touches: () => ({}),
  answer: async (_, certified) => ({ certified }),
});
