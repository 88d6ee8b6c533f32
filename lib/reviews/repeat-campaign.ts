import { z } from "zod";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { command } from "#lib/verbs/command.ts";
import { line, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { silentOf } from "./bring-in-managers.ts";
import { campaignLifecycle, evidenceOfCampaign } from "./core/campaign-lifecycle.ts";
import { inBatches } from "./core/in-batches.ts";
import { type Candidates, insteadOf, type ResolvedReviewer, resolveAnew } from "./core/resolve-reviewers.ts";
import { loadReviewables } from "./load-reviewables.ts";
import { readCampaignById } from "./read-campaign.ts";
import { type CampaignRow, campaignFacts, campaignForUpdate } from "./store.ts";
import { campaignSubject, saveMove } from "./store-campaigns.ts";
import {
  endReviewers,
  type ItemRow,
  insertReviewers,
  itemsForUpdate,
  type NewReviewer,
  saveItems,
} from "./store-items.ts";
import { readColleagues } from "./store-launch.ts";
import { countByPerson, tellPeople } from "./tell-reviewers.ts";

/**
 * Asks again what nobody answered, with reviewers found anew and a new due date. Items that were decided stay as they
 * are: a decision is never rewritten. Whoever answered where others were silent has answered, and is not asked again.
 */
export const repeatCampaign = command({
  may: "campaign.manage",
  summary: "Ask again what nobody answered",
  input: z.strictObject({ campaign: z.string().max(100), version, reason: line(1000).optional() }),
  async load(tx, input) {
    const campaign = await campaignForUpdate(tx, input.campaign);
    const items = await itemsForUpdate(tx, campaign.id, "unanswered");
    return { campaign, items, facts: { ...(await campaignFacts(tx, campaign)), inScope: null } };
  },
  decide({ campaign, items, facts }, input, { clock }) {
    requireVersion(campaign.version, input.version);
    const state = campaignLifecycle.next(campaign.state, "repeat", facts);
    const now = clock.now();
    const dueAt = now + campaign.dueDays * DAY;
    const closesAt = dueAt + campaign.graceDays * DAY;
    return {
      campaign,
      items,
      move: { state, openedAt: now, followedUntil: now, dueAt, closesAt, closedAt: null },
      now,
    };
  },
  async save(tx, { campaign, items, move, now }) {
    const saved = await saveMove(tx, campaign.id, move);
    const reviewables = await loadReviewables(tx, items, now);
    const colleagues = await readColleagues(tx, now);
    const asked = items.flatMap((item) => {
      const reviewable = reviewables.get(item.capabilityId);
      const stage = campaign.stages[item.stage];
      if (reviewable === undefined || stage === undefined) return [];
      const candidates = { ground: reviewable.ground, colleagues, defaultReviewer: campaign.defaultReviewerId };
      const reviewers = resolveAnew(item, stage, candidates);
      return (reviewers.length > 0 ? reviewers : insteadOfSilent(item, candidates)).map(
        (one): NewReviewer => ({ ...one, ...place(campaign, item) }),
      );
    });
    await endReviewers(
      tx,
      items.flatMap((item) => silentOf(item).map(({ id }) => id)),
      "not_available",
      now,
    );
    for (const batch of inBatches(asked, 2000)) await insertReviewers(tx, batch, now);
    for (const batch of inBatches(items, 1000))
      await saveItems(
        tx,
        batch.map((item) => ({
          id: item.id,
          // What is judged no more has nothing to be asked about.
          state: reviewables.has(item.capabilityId) ? ("waiting" as const) : ("withdrawn" as const),
          stage: item.stage,
          silence: null,
          dueAt: iso(move.dueAt),
          decided: false,
        })),
        now,
      );
    const people = countByPerson(asked.map(({ personId }) => personId));
    await tellPeople(
      tx,
      { occasion: "asked", campaign: saved, dueAt: move.dueAt, key: `repeated:${now}` },
      people,
      now,
    );
    return saved;
  },
  evidence: (saved, { items }) => [
    {
      type: evidenceOfCampaign.repeat,
      subject: campaignSubject(saved),
      payload: { items: items.map(({ id }) => id) },
    },
  ],
  touches: () => ({}),
  answer: (tx, saved, context) => readCampaignById(tx, saved.id, context),
  timeout: 120_000,
});

/** Where only those are found who have answered: who is asked instead of the first who was silent. */
function insteadOfSilent(item: ItemRow, candidates: Candidates): ResolvedReviewer[] {
  const [silent] = silentOf(item);
  if (silent === undefined) return [];
  const answered = item.decisions.map(({ personId }) => personId);
  const instead = insteadOf(silent.personId, candidates, answered);
  return instead === null ? [] : [instead];
}

const place = (campaign: CampaignRow, item: ItemRow) => ({
  itemId: item.id,
  campaignId: campaign.id,
  stage: item.stage,
});
