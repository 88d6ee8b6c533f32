import type { Queryable } from "#lib/platform/database.ts";

/** How many items of a campaign nobody has settled yet. */
export async function waitingItems(queryable: Queryable, campaignId: string): Promise<number> {
  const [row] = await queryable.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "ReviewItem" WHERE "campaignId" = $1::uuid AND state = 'waiting'`,
    [campaignId],
  );
  return row?.n ?? 0;
}

/** Whether a campaign still waits for somebody's answer. */
export async function waitsFor(queryable: Queryable, campaignId: string, personId: string): Promise<boolean> {
  const [row] = await queryable.query<{ waits: boolean }>(
    `SELECT EXISTS (SELECT FROM "ReviewerOfItem" r JOIN "ReviewItem" i ON i.id = r."itemId" AND i.state = 'waiting' AND i.stage = r.stage
       WHERE r."campaignId" = $1::uuid AND r."personId" = $2::uuid AND r."endedAt" IS NULL
       AND NOT EXISTS (SELECT FROM "ReviewDecision" d WHERE d."itemId" = i.id AND d.stage = i.stage AND d."personId" = r."personId")) AS waits`,
    [campaignId, personId],
  );
  return row?.waits ?? false;
}

/** Everybody whom a campaign has asked something, also who is asked no more. */
export async function everAsked(queryable: Queryable, campaignId: string): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT DISTINCT "personId"::text AS id FROM "ReviewerOfItem" WHERE "campaignId" = $1::uuid ORDER BY 1`,
    [campaignId],
  );
  return rows.map(({ id }) => id);
}
