import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";

/** When the agent last changed in a way that concerns this capability; null: never since it was activated. */
export async function lastChangeOf(
  queryable: Queryable,
  agentId: string,
  capabilityId: string,
): Promise<Instant | null> {
  const [row] = await queryable.query<{ at: Date | string | null }>(
    `SELECT max(at) AS at FROM "AgentChange" WHERE "agentId" = $1::uuid AND ("capabilityId" IS NULL OR "capabilityId" = $2::uuid)`,
    [agentId, capabilityId],
  );
  return row?.at == null ? null : new Date(row.at).getTime();
}

/** Whoever was ever asked about an item. */
export async function onceAsked(queryable: Queryable, itemId: string): Promise<string[]> {
  const rows = await queryable.query<{ personId: string }>(
    `SELECT DISTINCT "personId"::text AS "personId" FROM "ReviewerOfItem" WHERE "itemId" = $1::uuid`,
    [itemId],
  );
  return rows.map(({ personId }) => personId);
}
