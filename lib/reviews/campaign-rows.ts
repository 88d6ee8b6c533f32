import type { Queryable } from "#lib/platform/database.ts";
import { readCampaignRecord } from "./store-campaign-answers.ts";
import { type FollowUpAnswer, followUpColumns, followUpFrom } from "./store-follow-ups.ts";
import { decisionsSql, type ItemAnswer, type ItemHistory, itemColumns, itemFrom } from "./store-item-answers.ts";

/** An item with every answer that was given about it, the first first; `answer` is the last of them. */
type ItemWithAnswers = ItemAnswer & { answers: ItemHistory["decisions"] };

/**
 * A campaign as its report has it: every item with its outcome and all that was answered, every revocation and change
 * with its confirmation.
 */
export async function campaignRows(queryable: Queryable, id: string) {
  const campaign = await readCampaignRecord(queryable, id);
  const items = await queryable.query<ItemWithAnswers>(
    `SELECT ${itemColumns}, ${decisionsSql("i.id")} AS answers FROM ${itemFrom} WHERE i."campaignId" = $1::uuid ORDER BY a.name, c.name, i.id`,
    [id],
  );
  const followUps = await queryable.query<FollowUpAnswer>(
    `SELECT ${followUpColumns} FROM ${followUpFrom} WHERE f."campaignId" = $1::uuid ORDER BY a.name, c.name, f.id`,
    [id],
  );
  return { campaign, items, followUps };
}

export type CampaignRows = Awaited<ReturnType<typeof campaignRows>>;
