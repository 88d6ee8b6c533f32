import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { createCampaign } from "#lib/reviews/create-campaign.ts";
import { openCampaign } from "#lib/reviews/open-campaign.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { generatedAt } from "./judge-everything.ts";
import { timed } from "./statistics.ts";
import "#lib/boot.ts";

/** So many items does a large campaign have. */
const ITEMS = 5000;

/** Plans and opens a campaign of 5,000 items: found, frozen, each with its reviewer, everybody told once. */
export async function createLargeCampaign(): Promise<Record<string, number>> {
  const at = (await generatedAt()) + 2_000_000;
  const rows = await present.query<{ id: string }>(
    `SELECT DISTINCT "agentId"::text AS id FROM (SELECT "agentId" FROM "Capability" c JOIN "Agent" a ON a.id = c."agentId"
       WHERE c.state IN ('live', 'suspended') AND a.state IN ('approved', 'active', 'suspended', 'retiring')
       ORDER BY "agentId" LIMIT $1) few`,
    [ITEMS],
  );
  const context = () => systemContext("bench", fixedClock(at));
  const { id } = await createCampaign(context(), {
    name: "bench",
    scope: { agents: rows.slice(0, 500).map((row) => row.id) },
    defaultReviewer: "person1@example.com",
  });
  const opened = await timed(() => openCampaign(context(), { campaign: id }));
  const [counted] = await present.query<{ items: number; asked: number }>(
    `SELECT (SELECT count(*)::int FROM "ReviewItem" WHERE "campaignId" = $1::uuid) AS items,
       (SELECT count(*)::int FROM "ReviewerOfItem" WHERE "campaignId" = $1::uuid) AS asked`,
    [id],
  );
  return { opened, items: counted?.items ?? 0, reviewers: counted?.asked ?? 0 };
}
