import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { insteadOf } from "./core/resolve-reviewers.ts";
import { loadReviewables } from "./load-reviewables.ts";
import type { CampaignRow } from "./store.ts";
import { campaignSubject } from "./store-campaigns.ts";
import { type ItemRow, insertReviewers, itemsForUpdate, type NewReviewer } from "./store-items.ts";
import { readColleagues } from "./store-launch.ts";
import { countByPerson, tellPeople } from "./tell-reviewers.ts";

/** Who is asked in a stage and has not answered. */
export const silentOf = (item: ItemRow) =>
  item.reviewers.filter(
    ({ personId }) => !item.decisions.some((one) => one.stage === item.stage && one.personId === personId),
  );

export interface BroughtIn {
  /** Items for which somebody was found. */
  items: string[];
  evidence: EvidenceDraft[];
}

/**
 * Escalates what waits: the manager of each silent reviewer is asked beside them, else the default reviewer, and the
 * answer of either counts for both. Done again it changes nothing. An item that asks nobody is not escalated: handing over
 * finds somebody for it as soon as there is anybody.
 */
export async function bringInManagers(
  tx: Transaction,
  campaign: CampaignRow,
  now: Instant,
  ids: readonly string[] | null = null,
): Promise<BroughtIn> {
  const waiting = await itemsForUpdate(tx, campaign.id, "waiting", ids);
  const silent = waiting.flatMap((item) =>
    silentOf(item)
      .filter(({ why }) => why !== "escalated")
      .filter(({ personId }) => !item.reviewers.some((one) => one.why === "escalated" && one.deputyOfId === personId))
      .map(({ personId }) => ({ item, personId })),
  );
  const reviewables = await loadReviewables(
    tx,
    silent.map(({ item }) => item),
    now,
  );
  const named = [
    ...silent.map(({ personId }) => personId),
    ...(campaign.defaultReviewerId === null ? [] : [campaign.defaultReviewerId]),
  ];
  const colleagues = await readColleagues(tx, now, [...new Set(named)]);
  const asked: NewReviewer[] = [];
  for (const { item, personId } of silent) {
    const ground = reviewables.get(item.capabilityId)?.ground;
    if (ground === undefined) continue;
    const except = [
      ...item.reviewers.map((one) => one.personId),
      ...item.decisions.map((one) => one.personId),
      ...asked.filter(({ itemId }) => itemId === item.id).map((one) => one.personId),
    ];
    const instead = insteadOf(personId, { ground, colleagues, defaultReviewer: campaign.defaultReviewerId }, except);
    if (instead !== null)
      asked.push({ ...instead, why: "escalated", itemId: item.id, campaignId: campaign.id, stage: item.stage });
  }
  await insertReviewers(tx, asked, now);
  const people = countByPerson(asked.map(({ personId }) => personId));
  const { dueAt } = campaign;
  await tellPeople(tx, { occasion: "escalated", campaign, dueAt, key: `escalated:${now}` }, people, now);
  return {
    items: [...new Set(asked.map(({ itemId }) => itemId))],
    evidence:
      asked.length === 0
        ? []
        : [
            {
              type: "campaign.escalated",
              subject: campaignSubject(campaign),
              payload: {
                items: asked.map(({ itemId, personId, deputyOf }) => ({
                  item: itemId,
                  to: { id: personId, name: colleagues.get(personId)?.name ?? null },
                  silent: deputyOf,
                })),
              },
            },
          ],
  };
}
