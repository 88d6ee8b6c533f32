import { query } from "#lib/verbs/query.ts";
import { csvHead, csvLines } from "./core/csv.ts";
import { gapColumns } from "./gap-columns.ts";
import { type GapSource, gapReportFields, gapSource, gapsOf } from "./gap-source.ts";

/** All gaps that the filters leave, as the pieces of a CSV file: the most severe first. */
export const gapsCsv = query({
  may: "report.read",
  summary: "Export gaps as CSV",
  input: gapReportFields,
  read: (queryable, input, { now }) => gapSource(queryable, input, now),
  answer: (source) => pieces(source),
});

async function* pieces(source: GapSource): AsyncGenerator<string> {
  yield csvHead(gapColumns);
  for await (const some of gapsOf(source)) yield csvLines(gapColumns, some);
}
