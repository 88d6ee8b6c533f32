import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";

/** Takes back what waits in a campaign; answers stay. @returns how many */
export async function withdrawItems(tx: Queryable, campaignId: string, now: Instant): Promise<number> {
  const at = iso(now);
  const rows = await tx.query(
    `UPDATE "ReviewItem" SET state = 'withdrawn', version = version + 1 WHERE "campaignId" = $1::uuid AND state = 'waiting'
     RETURNING id::text`,
    [campaignId],
  );
  await tx.query(
    `UPDATE "ReviewerOfItem" SET "endedAt" = $2::timestamptz, "endedWhy" = 'withdrawn'
     WHERE "campaignId" = $1::uuid AND "endedAt" IS NULL RETURNING id::text`,
    [campaignId, at],
  );
  return rows.length;
}

/** An item that was taken back because its capability has ended. */
export interface WithdrawnItem {
  id: string;
  campaign: { id: string; name: string };
  agent: { id: string; name: string };
  capability: { id: string; name: string };
  /** Who was asked. */
  asked: string[];
}

/** Takes back what waits about ended capabilities of the agents given. */
export async function withdrawEndedItems(
  tx: Queryable,
  agents: readonly string[],
  now: Instant,
): Promise<WithdrawnItem[]> {
  if (agents.length === 0) return [];
  const rows = await tx.query<WithdrawnItem>(
    `UPDATE "ReviewItem" i SET state = 'withdrawn', version = i.version + 1
     FROM "Capability" c, "Agent" a, "Campaign" g
     WHERE i."agentId" = ANY($1::uuid[]) AND i.state = 'waiting' AND c.id = i."capabilityId" AND c.state = 'ended'
       AND a.id = i."agentId" AND g.id = i."campaignId"
     RETURNING i.id::text AS id, jsonb_build_object('id', a.id, 'name', a.name) AS agent,
       jsonb_build_object('id', c.id, 'name', c.name) AS capability,
       jsonb_build_object('id', g.id, 'name', g.name) AS campaign,
       ARRAY(SELECT r."personId"::text FROM "ReviewerOfItem" r WHERE r."itemId" = i.id AND r."endedAt" IS NULL) AS asked`,
    [agents],
  );
  if (rows.length > 0)
    await tx.query(
      `UPDATE "ReviewerOfItem" SET "endedAt" = $2::timestamptz, "endedWhy" = 'withdrawn'
       WHERE "itemId" = ANY($1::uuid[]) AND "endedAt" IS NULL RETURNING id::text`,
      [rows.map(({ id }) => id), iso(now)],
    );
  return rows;
}
