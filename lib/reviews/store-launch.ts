import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { awayInSql } from "#lib/registry/periods-in-sql.ts";
import type { ItemContext } from "./core/item-context.ts";
import type { Colleague } from "./core/resolve-reviewers.ts";
import type { Tag } from "./core/vocabulary.ts";

/** People as the resolution of reviewers sees them; all of them, or those named with everybody above them. */
export async function readColleagues(
  queryable: Queryable,
  now: Instant,
  ids: readonly string[] | null = null,
): Promise<ReadonlyMap<string, Colleague>> {
  const rows = await queryable.query<Colleague>(
    `WITH RECURSIVE asked(id) AS (
       SELECT id FROM "Person" WHERE $2::uuid[] IS NULL OR id = ANY($2::uuid[])
       UNION SELECT p."managerId" FROM "Person" p JOIN asked ON asked.id = p.id WHERE p."managerId" IS NOT NULL)
     SELECT p.id::text AS id, p.name, p.email, p.status = 'active' AS active,
       p."outOfOfficeFrom" IS NOT NULL AND ${awayInSql("p", "$1")} AS away,
       p."managerId"::text AS "managerId"
     FROM "Person" p WHERE p.id IN (SELECT id FROM asked)`,
    [iso(now), ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export interface ItemBefore {
  capabilityId: string;
  campaignId: string;
  digest: string;
  state: string;
}

/** The last item about each capability, whichever campaign asked; what was withdrawn does not count. */
export async function itemsBefore(
  queryable: Queryable,
  capabilityIds: readonly string[],
): Promise<ReadonlyMap<string, ItemBefore>> {
  const rows = await queryable.query<ItemBefore>(
    `SELECT DISTINCT ON ("capabilityId") "capabilityId"::text AS "capabilityId", "campaignId"::text AS "campaignId", digest,
       state::text AS state FROM "ReviewItem" WHERE "capabilityId" = ANY($1::uuid[]) AND state <> 'withdrawn'
     ORDER BY "capabilityId", "openedAt" DESC, id DESC`,
    [capabilityIds],
  );
  return new Map(rows.map((row) => [row.capabilityId, row]));
}

/** What the round before in the series asked about; null where there was none that opened. */
export async function askedInRoundBefore(
  queryable: Queryable,
  seriesId: string | null,
  round: number,
): Promise<ReadonlySet<string> | null> {
  if (seriesId === null || round <= 1) return null;
  const rows = await queryable.query<{ capabilityId: string | null }>(
    `SELECT i."capabilityId"::text AS "capabilityId" FROM "Campaign" c LEFT JOIN "ReviewItem" i ON i."campaignId" = c.id
     WHERE c.id = (SELECT id FROM "Campaign" WHERE "seriesId" = $1::uuid AND round < $2 AND "openedAt" IS NOT NULL
       ORDER BY round DESC LIMIT 1)`,
    [seriesId, round],
  );
  return rows.length === 0 ? null : new Set(rows.flatMap(({ capabilityId }) => capabilityId ?? []));
}

/** Capabilities about which somebody is being asked already. */
export async function askedNow(queryable: Queryable, capabilityIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT DISTINCT i."capabilityId"::text AS id FROM "ReviewItem" i JOIN "Campaign" c ON c.id = i."campaignId"
     WHERE i."capabilityId" = ANY($1::uuid[]) AND i.state = 'waiting' AND c.state = 'open'`,
    [capabilityIds],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface NewItem {
  agentId: string;
  capabilityId: string;
  tag: Tag;
  tier: string;
  unit: string | null;
  context: ItemContext;
  digest: string;
}

/** Adds the items of a campaign. @returns the id of each, by its capability */
export async function insertItems(
  tx: Queryable,
  { campaignId, dueAt }: { campaignId: string; dueAt: Instant },
  items: readonly NewItem[],
  now: Instant,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; capabilityId: string }>(
    `INSERT INTO "ReviewItem" ("campaignId", "agentId", "capabilityId", tag, tier, unit, context, digest, "dueAt", "openedAt")
     SELECT $2::uuid, n."agentId", n."capabilityId", n.tag, n.tier::"RiskTier", n.unit, n.context, n.digest, $3::timestamptz, $4::timestamptz
     FROM jsonb_to_recordset($1::jsonb) AS n("agentId" uuid, "capabilityId" uuid, tag text, tier text, unit text, context jsonb, digest text)
     RETURNING id::text AS id, "capabilityId"::text AS "capabilityId"`,
    [JSON.stringify(items), campaignId, iso(dueAt), iso(now)],
  );
  return new Map(rows.map(({ id, capabilityId }) => [capabilityId, id]));
}
