import { z } from "zod";
import { gapFilters } from "#lib/gaps/gap-filters.ts";
import { type GapAnswer, gapIds, gapRows } from "#lib/gaps/gap-rows.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { type Queryable, reading } from "#lib/platform/database.ts";
import { asOf } from "#lib/verbs/fields.ts";

/** What every report about gaps can be narrowed by: the same as their list. */
export const gapReportFields = z.strictObject({ ...gapFilters, asOf });

/** Which gaps a report is about, the most severe first; they are read as they are written. */
export interface GapSource {
  ids: readonly string[];
  now: Instant;
  asOf: Instant | null;
}

const AT_A_TIME = 1000;

/** Finds the gaps of a report. @throws Refusal `missing` */
export const gapSource = async (
  queryable: Queryable,
  input: z.output<typeof gapReportFields>,
  now: Instant,
): Promise<GapSource> => ({ ids: await gapIds(queryable, input, now), now, asOf: input.asOf ?? null });

/** The gaps of a report, part by part. */
export async function* gapsOf({ ids, now, asOf: moment }: GapSource): AsyncGenerator<GapAnswer[]> {
  for (let start = 0; start < ids.length; start += AT_A_TIME)
    yield await reading(moment, (queryable) => gapRows(queryable, ids.slice(start, start + AT_A_TIME), now));
}
