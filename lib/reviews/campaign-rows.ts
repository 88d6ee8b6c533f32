import type { Queryable } from "#lib/platform/database.ts";
import { readCampaignRecord } from "./store-campaign-answers.ts";
import { type FollowUpAnswer, followUpColumns, followUpFrom } from "./store-follow-ups.ts";
import { type ItemAnswer, itemColumns, itemFrom } from "./store-item-answers.ts";

/** A campaign as its report has it: every item with its outcome, every revocation and change with its confirmation. */
export async function campaignRows(queryable: Queryable, id: string) {
  const campaign = await readCampaignRecord(queryable, id);
  const items = await queryable.query<ItemAnswer>(
    `SELECT ${itemColumns} FROM ${itemFrom} WHERE i."campaignId" = $1::uuid ORDER BY a.name, c.name, i.id`,
    [id],
  );
  const followUps = await queryable.query<FollowUpAnswer>(
    `SELECT ${followUpColumns} FROM ${followUpFrom} WHERE f."campaignId" = $1::uuid ORDER BY a.name, c.name, f.id`,
    [id],
  );
  return { campaign, items, followUps };
}

export type CampaignRows = Awaited<ReturnType<typeof campaignRows>>;
