import { judgeDue } from "#lib/gaps/judge-due.ts";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { closeCampaign } from "#lib/reviews/close-campaign.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { generatedAt } from "./judge-everything.ts";
import { timed } from "./statistics.ts";
import "#lib/boot.ts";

/** How often the memory is looked at meanwhile. Milliseconds. */
const LOOK = 50;

/**
 * Closes the campaign that `create-campaign` opened: of its items one in ten was revoked, one in ten is to be changed,
 * four in ten were certified, and the rest nobody answered. Then the judgement behind it, which a job does.
 */
export async function closeLargeCampaign(): Promise<Record<string, number>> {
  const at = (await generatedAt()) + 3_000_000;
  const clock = fixedClock(at);
  const [campaign] = await present.query<{ id: string }>(
    `SELECT id::text AS id FROM "Campaign" WHERE state = 'open' AND name = 'bench' ORDER BY "createdAt" DESC, id DESC LIMIT 1`,
  );
  if (!campaign) throw new Error("Run create-campaign first.");
  await present.query(
    `UPDATE "ReviewItem" i SET state = (CASE WHEN n % 10 = 0 THEN 'revoked' WHEN n % 10 = 1 THEN 'change'
       WHEN n % 10 < 6 THEN 'certified' ELSE 'waiting' END)::"ReviewItemState"
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "ReviewItem" WHERE "campaignId" = $1::uuid) r
     WHERE r.id = i.id`,
    [campaign.id],
  );
  const before = process.memoryUsage().rss;
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, LOOK);
  const closed = await timed(() => closeCampaign(systemContext("bench", clock), { campaign: campaign.id }));
  const judged = await timed(() => judgeDue(clock));
  clearInterval(watching);
  const [counted] = await present.query<{ items: number; followUps: number }>(
    `SELECT (SELECT count(*)::int FROM "ReviewItem" WHERE "campaignId" = $1::uuid) AS items,
       (SELECT count(*)::int FROM "ReviewFollowUp" WHERE "campaignId" = $1::uuid) AS "followUps"`,
    [campaign.id],
  );
  return {
    closed,
    judged,
    items: counted?.items ?? 0,
    followUps: counted?.followUps ?? 0,
    grownMegabytes: (most - before) / 1_048_576,
  };
}
