import { agentRules } from "#lib/gaps/core/all-rules.ts";
import type { GapAnswer } from "#lib/gaps/gap-rows.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { stripAsText } from "#lib/registry/core/seat-strip.ts";
import { query } from "#lib/verbs/query.ts";
import type { CsvColumn } from "./core/csv.ts";
import { seatLegend } from "./core/seat-legend.ts";
import type { Sheet, SheetCell } from "./core/sheet.ts";
import { heading } from "./core/sheet-heading.ts";
import { gapColumns } from "./gap-columns.ts";
import { type GapSource, gapReportFields, gapSource, gapsOf } from "./gap-source.ts";
import { xlsxStream } from "./xlsx.ts";

const WIDTHS: Record<string, number> = { seats: 18, sentence: 70, fix: 60, agentName: 30, rule: 22, id: 12 };

/** All gaps that the filters leave, as a workbook: the gaps, the most severe first, and what each rule means. */
export const gapsXlsx = query({
  may: "report.read",
  summary: "Export gaps as XLSX",
  input: gapReportFields,
  read: (queryable, input, { now }) => gapSource(queryable, input, now),
  answer: (source) => xlsxStream([gapSheet(source), ruleSheet(source)]),
});

/** The columns of every table of gaps, with the seats of what a gap is about behind what it is about. */
const columns: readonly CsvColumn<GapAnswer>[] = gapColumns.flatMap((column) =>
  column.heading === "role"
    ? [{ heading: "seats", cell: ({ seats }: GapAnswer) => stripAsText(seats ?? "") }, column]
    : [column],
);

const gapSheet = (source: GapSource): Sheet => ({
  name: "Gaps",
  widths: columns.map((column) => WIDTHS[column.heading] ?? 16),
  frozen: { rows: 1, columns: 0 },
  async *rows() {
    yield heading(columns.map((column) => column.heading));
    for await (const some of gapsOf(source)) yield* some.map(rowOf);
  },
});

const rowOf = (gap: GapAnswer): SheetCell[] => columns.map(({ cell }) => cell(gap));

const ruleSheet = (source: GapSource): Sheet => ({
  name: "Definitions",
  widths: [24, 70, 70],
  frozen: { rows: 1, columns: 0 },
  *rows() {
    yield heading(["rule", "what it means", "what closes it"]);
    for (const { id, explains, fix } of agentRules)
      yield [id, { text: explains, style: "wrapped" }, { text: fix, style: "wrapped" }];
    yield [];
    yield* seatLegend();
    yield [];
    yield ["As of", iso(source.now)];
  },
});
