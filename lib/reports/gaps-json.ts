import { iso } from "#lib/platform/core/clock.ts";
import { query } from "#lib/verbs/query.ts";
import { jsonList } from "./core/json-list.ts";
import { gapReportFields, gapSource, gapsOf } from "./gap-source.ts";

/** All gaps that the filters leave, as the pieces of a JSON file: the most severe first. */
export const gapsJson = query({
  may: "report.read",
  summary: "Export gaps as JSON",
  input: gapReportFields,
  read: (queryable, input, { now }) => gapSource(queryable, input, now),
  answer: (source) => jsonList({ at: iso(source.now), total: source.ids.length }, "gaps", gapsOf(source)),
});
