import { z } from "zod";
import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import { DAY, type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { command } from "#lib/verbs/command.ts";
import { line, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { campaignLifecycle, evidenceOfCampaign } from "./core/campaign-lifecycle.ts";
import { inBatches } from "./core/in-batches.ts";
import { nextRound } from "./core/recurrence.ts";
import type { Colleague } from "./core/resolve-reviewers.ts";
import { pick } from "./create-campaign.ts";
import { type PreparedItem, prepareItems } from "./prepare-items.ts";
import { readCampaignById } from "./read-campaign.ts";
import { type CampaignRow, campaignFacts, campaignForUpdate } from "./store.ts";
import { campaignSubject, insertCampaign, saveMove } from "./store-campaigns.ts";
import { insertReviewers, type NewReviewer } from "./store-items.ts";
import { insertItems } from "./store-launch.ts";
import { seriesStart } from "./store-series.ts";
import { countByPerson, tellPeople } from "./tell-reviewers.ts";

/**
 * Opens a campaign: its items are made and frozen, and whoever is asked is told, once each. A recurring one plans its
 * next round.
 */
export const openCampaign = command({
  may: "campaign.manage",
  summary: "Open a campaign now",
  input: z.strictObject({ campaign: z.string().max(100), version, reason: line(1000).optional() }),
  async load(tx, input, { clock }) {
    const campaign = await campaignForUpdate(tx, input.campaign);
    const { items, colleagues } = await prepareItems(tx, campaign, clock.now());
    return { campaign, facts: { ...(await campaignFacts(tx, campaign)), inScope: items.length }, items, colleagues };
  },
  decide({ campaign, facts, items, colleagues }, input, { clock }) {
    requireVersion(campaign.version, input.version);
    const state = campaignLifecycle.next(campaign.state, "open", facts);
    const now = clock.now();
    const dueAt = now + campaign.dueDays * DAY;
    const move = { state, openedAt: now, followedUntil: now, dueAt, closesAt: dueAt + campaign.graceDays * DAY };
    return { campaign, move, items, colleagues, now };
  },
  async save(tx, { campaign, move, items, now }) {
    const next = await planNextRound(tx, campaign, now);
    const seriesId = campaign.seriesId ?? (next === null ? null : campaign.id);
    const saved = await saveMove(tx, campaign.id, { ...move, seriesId });
    const ids = await launch(tx, { campaign: saved, dueAt: move.dueAt }, items, now);
    return { saved, next, ids };
  },
  evidence: ({ saved, next, ids }, { campaign, items, colleagues }) => [
    {
      type: evidenceOfCampaign.open,
      subject: campaignSubject(saved),
      payload: {
        items: items.length,
        withoutReviewer: items.filter(({ reviewers }) => reviewers.length === 0).length,
        dueAt: saved.dueAt === null ? null : iso(saved.dueAt),
        settings: pick(campaign),
      },
    },
    ...openedItems(saved, items, ids, colleagues),
    ...(next === null ? [] : [plannedRound(next)]),
  ],
  touches: () => ({}),
  answer: (tx, { saved }, context) => readCampaignById(tx, saved.id, context),
  timeout: 120_000,
});

/** Writes the items with their reviewers and tells each reviewer once. */
async function launch(
  tx: Transaction,
  { campaign, dueAt }: { campaign: CampaignRow; dueAt: Instant },
  items: readonly PreparedItem[],
  now: Instant,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const batch of inBatches(items, 500)) {
    const made = await insertItems(
      tx,
      { campaignId: campaign.id, dueAt },
      batch.map(({ reviewers: _, ...item }) => item),
      now,
    );
    for (const [capabilityId, id] of made) ids.set(capabilityId, id);
    const reviewers = batch.flatMap(({ capabilityId, reviewers }): NewReviewer[] =>
      reviewers.map((one) => ({ ...one, itemId: made.get(capabilityId) ?? "", campaignId: campaign.id, stage: 0 })),
    );
    await insertReviewers(tx, reviewers, now);
  }
  const people = items.flatMap(({ reviewers }) => reviewers.map(({ personId }) => personId));
  await tellPeople(tx, { occasion: "asked", campaign, dueAt, key: "opened" }, countByPerson(people), now);
  return ids;
}

/** The items of a campaign in the evidence, several to an entry, each with whom it asks. */
const openedItems = (
  campaign: CampaignRow,
  items: readonly PreparedItem[],
  ids: ReadonlyMap<string, string>,
  colleagues: ReadonlyMap<string, Colleague>,
): EvidenceDraft[] =>
  inBatches(items, 250).map((batch) => ({
    type: "campaign.items_opened",
    subject: campaignSubject(campaign),
    payload: {
      items: batch.map(({ capabilityId, context, tag, tier, reviewers }) => ({
        item: ids.get(capabilityId) ?? null,
        agent: { id: context.agent.id, name: context.agent.name },
        capability: { id: capabilityId, name: context.capability.name },
        tag,
        tier,
        reviewers: reviewers.map(({ personId, why, deputyOf }) => ({
          id: personId,
          name: colleagues.get(personId)?.name ?? null,
          why,
          deputyOf,
        })),
      })),
    },
  }));

/** The next round of a series as a campaign of its own, scheduled; null where the rule has no more, or there is none. */
export async function planNextRound(tx: Transaction, campaign: CampaignRow, now: Instant): Promise<CampaignRow | null> {
  if (campaign.recurrence === null) return null;
  const first = (await seriesStart(tx, campaign.seriesId)) ?? campaign.startsAt ?? now;
  const recurrence = { rule: campaign.recurrence, timeZone: campaign.timeZone, startsAt: first };
  const startsAt = nextRound(recurrence, Math.max(now, campaign.startsAt ?? now));
  if (startsAt === null) return null;
  return insertCampaign(tx, {
    ...pick(campaign),
    name: campaign.name,
    kind: campaign.kind,
    createdById: null,
    startsAt,
    seriesId: campaign.seriesId ?? campaign.id,
    round: campaign.round + 1,
    state: "scheduled",
  });
}

/** That the next round of a series was planned, as evidence. */
export const plannedRound = (next: CampaignRow): EvidenceDraft => ({
  type: evidenceOfCampaign.schedule,
  subject: campaignSubject(next),
  payload: { round: next.round, startsAt: next.startsAt === null ? null : iso(next.startsAt) },
});
