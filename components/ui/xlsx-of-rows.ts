import { strToU8, zipSync } from "fflate";
import { rowXml, type SheetCell, sheetFoot, sheetHead } from "#lib/reports/core/sheet.ts";
import { heading } from "#lib/reports/core/sheet-heading.ts";
import { sheetPath, workbookParts } from "#lib/reports/core/workbook.ts";
import type { TextColumn } from "./csv-of-rows.ts";

const WIDEST = 60;
/** The first day that the format knows: a file says the same whenever it is made. */
const FIRST_DAY = "1980-01-01T12:00:00";

/** Rows that are on screen as a workbook of one sheet, the headings frozen. */
export function xlsxOfRows<Row>(
  name: string,
  columns: readonly TextColumn<Row>[],
  rows: readonly Row[],
): Uint8Array<ArrayBuffer> {
  const texts = rows.map((row) => columns.map(({ text }) => text(row)));
  const widths = columns.map(({ heading: said }, at) =>
    Math.min(WIDEST, Math.max(8, said.length, ...texts.map((cells) => cells[at]?.length ?? 0)) + 2),
  );
  const sheet = { name, widths, frozen: { rows: 1, columns: 1 }, rows: () => [] };
  const lines: (readonly SheetCell[])[] = [heading(columns.map((column) => column.heading)), ...texts];
  const xml = `${sheetHead(sheet)}${lines.map((cells, at) => rowXml(cells, at + 1)).join("")}${sheetFoot}`;
  const parts = [...workbookParts([sheet]), [sheetPath(1), xml] as const];
  return zipSync(Object.fromEntries(parts.map(([path, text]) => [path, strToU8(text)])), { mtime: FIRST_DAY });
}
