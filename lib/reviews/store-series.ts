import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";

/** When the first round of a series began: its rule counts from there, so that a count in it holds. */
export async function seriesStart(queryable: Queryable, seriesId: string | null): Promise<Instant | null> {
  if (seriesId === null) return null;
  const [row] = await queryable.query<{ at: Date | string | null }>(
    `SELECT COALESCE("startsAt", "openedAt") AS at FROM "Campaign" WHERE id = $1::uuid`,
    [seriesId],
  );
  return row?.at == null ? null : new Date(row.at).getTime();
}
