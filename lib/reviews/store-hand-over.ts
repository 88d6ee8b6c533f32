import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { awayInSql } from "#lib/registry/periods-in-sql.ts";

/**
 * Items of open campaigns that wait for nobody, or for somebody who left, was suspended or is out of office. `$1` is the
 * moment.
 */
const toHandOver = `"Campaign" c JOIN "ReviewItem" i ON i."campaignId" = c.id AND i.state = 'waiting'
  LEFT JOIN "ReviewerOfItem" r ON r."itemId" = i.id AND r.stage = i.stage AND r."endedAt" IS NULL
  LEFT JOIN "Person" p ON p.id = r."personId"
  WHERE c.state = 'open' AND (r.id IS NULL OR ((p.status <> 'active' OR (${awayInSql("p", "$1")}))
    AND NOT EXISTS (SELECT FROM "ReviewDecision" d WHERE d."itemId" = i.id AND d.stage = i.stage AND d."personId" = p.id)))`;

/** Open campaigns with such an item. */
export async function campaignsToHandOver(queryable: Queryable, now: Instant): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(`SELECT DISTINCT c.id::text AS id FROM ${toHandOver}`, [iso(now)]);
  return rows.map(({ id }) => id);
}

/** The items of one campaign that are such. */
export async function itemsToHandOver(queryable: Queryable, campaignId: string, now: Instant): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT DISTINCT i.id::text AS id FROM ${toHandOver} AND c.id = $2::uuid`,
    [iso(now), campaignId],
  );
  return rows.map(({ id }) => id);
}

/** Agents in use that changed since their capabilities were last reviewed, and about which nobody is asked yet. */
export async function agentsToReview(queryable: Queryable): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT DISTINCT a.id::text AS id FROM "Agent" a JOIN "AgentChange" v ON v."agentId" = a.id AND v.at > a."activatedAt"
     JOIN "Capability" c ON c."agentId" = a.id AND c.state IN ('live', 'suspended')
       AND (v."capabilityId" IS NULL OR v."capabilityId" = c.id)
     WHERE a.state IN ('active', 'suspended')
       AND NOT EXISTS (SELECT FROM "CapabilityReview" w WHERE w."capabilityId" = c.id AND w.at >= v.at)
       AND (v."capabilityId" IS NOT NULL OR c."approvedAt" IS NULL OR c."approvedAt" <= v.at)
       AND NOT EXISTS (SELECT FROM "ReviewItem" i JOIN "Campaign" g ON g.id = i."campaignId" AND g.state = 'open'
         WHERE i."capabilityId" = c.id AND i.state = 'waiting')
     ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
}
