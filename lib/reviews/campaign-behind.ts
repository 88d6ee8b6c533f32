import { missing } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";

/** The campaign that an item belongs to, by its id. @throws Refusal `missing` */
export async function campaignOfItem(tx: Transaction, item: string): Promise<string> {
  const row = await tx.models.reviewItem.findUnique({ where: { id: item }, select: { campaignId: true } });
  if (!row) throw missing("review item", item);
  return row.campaignId;
}

/** The campaign that asks for a revocation or change, by its id. @throws Refusal `missing` */
export async function campaignOfFollowUp(tx: Transaction, followUp: string): Promise<string> {
  const row = await tx.models.reviewFollowUp.findUnique({ where: { id: followUp }, select: { campaignId: true } });
  if (!row) throw missing("follow-up", followUp);
  return row.campaignId;
}
