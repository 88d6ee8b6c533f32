import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Reviewable } from "./core/item-context.ts";
import type { Colleague } from "./core/resolve-reviewers.ts";
import { loadReviewables } from "./load-reviewables.ts";
import { type CampaignRow, campaignForUpdate } from "./store.ts";
import { lastChangeOf, onceAsked } from "./store-item-facts.ts";
import { type ItemRow, itemForUpdate } from "./store-items.ts";
import { readColleagues } from "./store-launch.ts";

/** An item in hand, with everything that an answer or a reassignment is held against. */
export interface HeldItem {
  campaign: CampaignRow;
  item: ItemRow & {
    /** Whoever was ever asked. */
    askedOnce: readonly string[];
  };
  /** What it is about as it is now; null where the capability is judged no more. */
  reviewable: Reviewable | null;
  colleagues: ReadonlyMap<string, Colleague>;
  lastChangeAt: Instant | null;
  now: Instant;
}

/** Locks an item and its campaign, this one shared, so that a campaign does not close in the middle of an answer. */
export async function heldItem(tx: Transaction, campaignId: string, name: string, now: Instant): Promise<HeldItem> {
  const campaign = await campaignForUpdate(tx, campaignId, "share");
  const row = await itemForUpdate(tx, campaign.id, name);
  const item = { ...row, askedOnce: await onceAsked(tx, row.id) };
  const reviewable = (await loadReviewables(tx, [item], now)).get(item.capabilityId) ?? null;
  const named = [
    ...item.askedOnce,
    ...campaign.stages.flatMap(({ people }) => people),
    ...(campaign.defaultReviewerId === null ? [] : [campaign.defaultReviewerId]),
    ...Object.values(reviewable?.ground.holders ?? {}).flatMap((holder) =>
      holder === null ? [] : [holder.personId, ...holder.deputies],
    ),
  ];
  const colleagues = await readColleagues(tx, now, [...new Set(named)]);
  const lastChangeAt = await lastChangeOf(tx, item.agentId, item.capabilityId);
  return { campaign, item, reviewable, colleagues, lastChangeAt, now };
}
