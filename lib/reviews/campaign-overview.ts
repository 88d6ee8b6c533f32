import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { type Queryable, reading } from "#lib/platform/database.ts";
import { readCampaignRecord, readDetail } from "./store-campaign-answers.ts";
import { entriesOfCampaign, reportedIds, reportedItems } from "./store-report.ts";

/** What is said of a campaign as a whole; `ids` are its items, which are read as they are written. */
export type CampaignOverview = Awaited<ReturnType<typeof campaignOverview>>;
export type ReportedItem = Awaited<ReturnType<typeof reportedItems>>[number];
export type CitedEntry = CampaignOverview["entries"][number];

/** So many items are read and written at a time: a large campaign needs no large memory. */
const AT_A_TIME = 250;

/** @throws Refusal `missing` */
export async function campaignOverview(queryable: Queryable, id: string, now: Instant) {
  return {
    campaign: await readCampaignRecord(queryable, id),
    detail: await readDetail(queryable, id),
    entries: await entriesOfCampaign(queryable, id),
    ids: await reportedIds(queryable, id),
    madeAt: iso(now),
  };
}

/** The items of a campaign, or some of them, part by part. */
export async function* itemsOf(
  { campaign }: Pick<CampaignOverview, "campaign">,
  ids: readonly string[],
): AsyncGenerator<ReportedItem[]> {
  for (let start = 0; start < ids.length; start += AT_A_TIME)
    yield await reading(null, (queryable) =>
      reportedItems(queryable, campaign.id, ids.slice(start, start + AT_A_TIME)),
    );
}
