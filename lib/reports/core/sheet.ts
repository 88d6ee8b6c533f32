/** How a cell is drawn; `styleNames` is the order in which the workbook's styles are written (`workbook.ts`). */
export const styleNames = [
  "plain",
  "heading",
  "turned",
  "wrapped",
  "problem",
  "letterA",
  "letterR",
  "letterC",
  "letterI",
  "letterSilent",
] as const;
export type StyleName = (typeof styleNames)[number];

export type SheetCell = string | number | null | { text: string; style: StyleName };

/** One sheet: rows come one after the other and are never held together. */
export interface Sheet {
  name: string;
  /** Widths of the columns in characters; what is not named is as wide as the last one. */
  widths: readonly number[];
  /** Rows above and columns to the left that stay in sight, and repeat on paper. */
  frozen: { rows: number; columns: number };
  /** Height of the first row in points, where its headings are turned. */
  headHeight?: number;
  rows(): Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>;
}

/** What a sheet program can hold. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
const LONGEST_TEXT = 32_767;

// XML 1.0 knows no other control characters, escaped or not; lone surrogates are no characters at all.
const IMPOSSIBLE = /[\p{Cs}\ufffe\uffff]|[[\p{Cc}]--[\t\n\r]]/gv;
const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

/** Text as it may stand in an element or attribute. */
export const xmlText = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .replace(IMPOSSIBLE, "")
    .replace(/[&<>"\r]/g, (character) => ESCAPES[character] as string);

/** 0 → 'A', 25 → 'Z', 26 → 'AA'. */
export function columnName(index: number): string {
  let name = "";
  for (let left = index; left >= 0; left = Math.floor(left / 26) - 1)
    name = String.fromCharCode(65 + (left % 26)) + name;
  return name;
}

const attribute = (style: StyleName): string => (style === "plain" ? "" : ` s="${styleNames.indexOf(style)}"`);

/**
 * One row. Text is an inline string, which no sheet program takes for a formula, whatever it begins with. Each cell
 * names its place, because empty ones are left out.
 */
export function rowXml(cells: readonly SheetCell[], row: number, height?: number): string {
  const parts = [`<row r="${row}"${height === undefined ? "" : ` ht="${height}" customHeight="1"`}>`];
  for (const [index, cell] of cells.slice(0, MOST_COLUMNS).entries()) {
    if (cell === null || cell === "") continue;
    const place = `${columnName(index)}${row}`;
    if (typeof cell === "number") {
      if (Number.isFinite(cell)) parts.push(`<c r="${place}"><v>${cell}</v></c>`);
      continue;
    }
    const { text, style } = typeof cell === "string" ? ({ text: cell, style: "plain" } as const) : cell;
    parts.push(
      `<c r="${place}"${attribute(style)} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`,
    );
  }
  parts.push("</row>");
  return parts.join("");
}

/** What stands before the rows: views, widths. */
export function sheetHead({ frozen, widths }: Pick<Sheet, "frozen" | "widths">): string {
  const { rows, columns } = frozen;
  const pane =
    rows + columns === 0
      ? ""
      : `<pane${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""} topLeftCell="${columnName(columns)}${rows + 1}" activePane="${rows > 0 ? (columns > 0 ? "bottomRight" : "bottomLeft") : "topRight"}" state="frozen"/>`;
  const cols = widths
    .map((width, index) => {
      const last = index === widths.length - 1 ? MOST_COLUMNS : index + 1;
      return `<col min="${index + 1}" max="${last}" width="${width}" customWidth="1"/>`;
    })
    .join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${cols === "" ? "" : `<cols>${cols}</cols>`}<sheetData>`;
}

/** What stands behind the rows: landscape, as wide as a page. */
export const sheetFoot =
  '</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>';
