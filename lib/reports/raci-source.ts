import { z } from "zod";
import type { Instant } from "#lib/platform/core/clock.ts";
import { type Queryable, reading } from "#lib/platform/database.ts";
import type { RowFilter } from "#lib/raci/core/listed-rows.ts";
import { type ListedAgent, listedAgents } from "#lib/raci/listed-agents.ts";
import { matrixConditions, matrixFilters } from "#lib/raci/matrix-filters.ts";
import { asOf } from "#lib/verbs/fields.ts";

import { reportAgents } from "./store.ts";

/** What every report about the matrix can be narrowed by: the same as the page. */
export const raciReportFields = z.strictObject({ ...matrixFilters, asOf });

/** Which agents and rows a report is about, at which moment; its rows are derived as they are written. */
export interface RaciSource {
  ids: readonly string[];
  now: Instant;
  asOf: Instant | null;
  filter: RowFilter;
}

/** So many agents are derived and written at a time: a large file needs no large memory. */
const AT_A_TIME = 100;

/** Finds the agents of a report. @throws Refusal `missing` */
export async function raciSource(
  queryable: Queryable,
  { asOf: moment, ...asked }: z.output<typeof raciReportFields>,
  now: Instant,
): Promise<RaciSource> {
  const { where, filter } = await matrixConditions(queryable, asked, now);
  return { ids: await reportAgents(queryable, where), now, asOf: moment ?? null, filter };
}

/** The agents of a report with their rows, part by part, in the order of their names. */
export async function* listedAgentsOf({ ids, now, asOf: moment, filter }: RaciSource): AsyncGenerator<ListedAgent[]> {
  for (let start = 0; start < ids.length; start += AT_A_TIME)
    yield await reading(moment, (queryable) =>
      listedAgents(queryable, ids.slice(start, start + AT_A_TIME), now, filter),
    );
}
