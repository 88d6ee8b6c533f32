import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import { DAY, type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { recordReviews } from "#lib/registry/record-reviews.ts";
import { evidenceOfSuspension, suspendCapabilities } from "#lib/registry/suspend-capabilities.ts";
import { inBatches } from "./core/in-batches.ts";
import { stageOutcome } from "./core/stage-outcome.ts";
import type { ItemState } from "./core/vocabulary.ts";
import type { CampaignRow } from "./store.ts";
import { campaignSubject } from "./store-campaigns.ts";
import { provisionersOf } from "./store-follow-ups.ts";
import {
  askedPeople,
  type FollowUpDraft,
  type ItemChange,
  type ItemRow,
  insertFollowUps,
  itemsForUpdate,
  reasonsOf,
  saveItems,
} from "./store-items.ts";
import { countByPerson, tellPeople } from "./tell-reviewers.ts";

/** After a campaign has closed, a revocation or a change is to be done within so many days. */
const FOLLOW_UP_DAYS = 14;

export interface Concluded {
  unanswered: number;
  certified: number;
  followUps: number;
  evidence: EvidenceDraft[];
  /** Agents whose capabilities were reviewed or stopped. */
  agents: string[];
}

/**
 * What closing does to the items: those that wait take their stated outcome, revoked capabilities are stopped at once,
 * and each revocation and change becomes a task that is followed until somebody confirms it. Set by set, so that a large
 * campaign closes quickly; the evidence names the outcome of every item.
 */
export async function concludeItems(tx: Transaction, campaign: CampaignRow, now: Instant): Promise<Concluded> {
  const waiting = await itemsForUpdate(tx, campaign.id, "waiting");
  const changes = waiting.map((item) => ({ item, state: atClose(campaign, item) }));
  for (const batch of inBatches(changes, 1000))
    await saveItems(
      tx,
      batch.map(
        ({ item, state }): ItemChange => ({
          id: item.id,
          state,
          stage: item.stage,
          silence: item.silence,
          decided: state !== "unanswered",
        }),
      ),
      now,
    );
  const reviewed = changes.filter(
    (one): one is { item: ItemRow; state: "certified" | "change" | "revoked" } => one.state !== "unanswered",
  );
  await recordReviews(
    tx,
    reviewed.map(({ item, state }) => ({
      agentId: item.agentId,
      capabilityId: item.capabilityId,
      itemId: item.id,
      outcome: state,
    })),
    now,
  );
  const revoked = await itemsForUpdate(tx, campaign.id, "revoked");
  const changed = await itemsForUpdate(tx, campaign.id, "change");
  const followUps = await openFollowUps(tx, campaign, [...revoked, ...changed], now);
  const stopped = await suspendCapabilities(
    tx,
    revoked.map(({ capabilityId }) => capabilityId),
  );
  const outcomes = [
    ...changes.map(({ item, state }) => ({ item, state })),
    ...[...revoked, ...changed]
      .filter((item) => !changes.some((one) => one.item.id === item.id))
      .map((item) => ({ item, state: item.state })),
  ];
  return {
    unanswered: changes.length - reviewed.length,
    certified: reviewed.length,
    followUps: followUps.length,
    evidence: [
      ...inBatches(outcomes, 250).map((batch) => concluded(campaign, batch)),
      ...stopped.map((one) => evidenceOfSuspension(one, `Revoked by the access review '${campaign.name}'.`)),
    ],
    agents: [...new Set([...reviewed.map(({ item }) => item.agentId), ...stopped.map(({ agentId }) => agentId)])],
  };
}

/** What became of an item that nobody has settled when the campaign closes: silence agrees where one denial was enough. */
function atClose(campaign: CampaignRow, item: ItemRow): Exclude<ItemState, "waiting"> {
  const stage = campaign.stages[item.stage];
  if (stage === undefined) return "unanswered";
  const decisions = item.decisions.filter((one) => one.stage === item.stage);
  const outcome = stageOutcome(stage.outcome, askedPeople(item), decisions, true);
  // A stage that is over does not open the next one any more: the last word was not said.
  if (outcome === "waiting" || (outcome === "certified" && item.stage < campaign.stages.length - 1))
    return "unanswered";
  return outcome;
}

const concluded = (campaign: CampaignRow, outcomes: readonly { item: ItemRow; state: ItemState }[]): EvidenceDraft => ({
  type: "campaign.items_concluded",
  subject: campaignSubject(campaign),
  payload: {
    items: outcomes.map(({ item, state }) => ({
      item: item.id,
      agent: { id: item.agentId, name: item.agentName },
      capability: { id: item.capabilityId, name: item.capabilityName },
      outcome: state,
      silence: item.silence,
    })),
  },
});

/** What is to be done about revoked and changed items, each with who provisions it; they are told once. @returns those that are new */
async function openFollowUps(
  tx: Transaction,
  campaign: CampaignRow,
  items: readonly ItemRow[],
  now: Instant,
): Promise<FollowUpDraft[]> {
  if (items.length === 0) return [];
  const reasons = await reasonsOf(
    tx,
    items.map(({ id }) => id),
  );
  const hands = await provisionersOf(
    tx,
    items.map(({ capabilityId }) => capabilityId),
    now,
  );
  const dueAt = iso(now + FOLLOW_UP_DAYS * DAY);
  const drafts = items.map((item): FollowUpDraft => {
    const kind = item.state === "revoked" ? "revoke" : "change";
    return {
      itemId: item.id,
      campaignId: campaign.id,
      agentId: item.agentId,
      capabilityId: item.capabilityId,
      kind,
      ask: reasons.get(item.id) ?? "Nobody answered in time, and the campaign revokes then.",
      assigneeId: hands.get(item.capabilityId) ?? null,
      dueAt,
    };
  });
  const fresh = new Set<string>();
  for (const batch of inBatches(drafts, 1000))
    for (const item of await insertFollowUps(tx, batch, now)) fresh.add(item);
  // A campaign that asked again closes again: what its first close asked for is not asked anew.
  const opened = drafts.filter(({ itemId }) => fresh.has(itemId));
  const people = opened.flatMap(({ assigneeId }) => assigneeId ?? []);
  await tellPeople(
    tx,
    { occasion: "followUp", campaign, dueAt: now + FOLLOW_UP_DAYS * DAY, key: "follow-up" },
    countByPerson(people),
    now,
  );
  return opened;
}
