import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { type GapFilters, gapConditions } from "./gap-filters.ts";
import { type GapAnswer, gapAnswerColumns, gapAnswerFrom } from "./store-gaps.ts";

/** The ids of all gaps that the filters leave, the most severe and soonest due first: for reports. */
export async function gapIds(queryable: Queryable, filters: GapFilters, now: Instant): Promise<string[]> {
  const where = await gapConditions(queryable, filters, now);
  const rows = await queryable.query<{ id: string }>(
    `SELECT g.id::text AS id FROM ${gapAnswerFrom} WHERE ${where.sql} ORDER BY g.severity DESC, g."dueAt", g.id`,
    where.values,
  );
  return rows.map(({ id }) => id);
}

/** Some gaps by their ids, in that order. */
export const gapRows = (queryable: Queryable, ids: readonly string[], now: Instant): Promise<GapAnswer[]> =>
  queryable.query<GapAnswer>(
    `SELECT ${gapAnswerColumns(now)} FROM ${gapAnswerFrom} WHERE g.id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], g.id)`,
    [ids],
  );

export type { GapAnswer };
