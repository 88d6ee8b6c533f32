import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { silentOf } from "./bring-in-managers.ts";
import type { CampaignRow } from "./store.ts";
import { campaignSubject } from "./store-campaigns.ts";
import { itemsForUpdate } from "./store-items.ts";
import { countByPerson, tellPeople } from "./tell-reviewers.ts";

/** Reminds everybody who has not answered, once for each occasion (`key`). */
export async function remindSilent(
  tx: Transaction,
  campaign: CampaignRow,
  key: string,
  now: Instant,
): Promise<{ people: number; evidence: EvidenceDraft[] }> {
  const waiting = await itemsForUpdate(tx, campaign.id, "waiting");
  const people = countByPerson(waiting.flatMap((item) => silentOf(item).map(({ personId }) => personId)));
  const told = await tellPeople(tx, { occasion: "reminded", campaign, dueAt: campaign.dueAt, key }, people, now);
  const evidence: EvidenceDraft = {
    type: "campaign.reminded",
    subject: campaignSubject(campaign),
    payload: { occasion: key, people: [...people].map(([id, items]) => ({ id, items })) },
  };
  return { people: people.size, evidence: told === 0 ? [] : [evidence] };
}
