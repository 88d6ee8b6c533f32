import { harmless } from "#lib/reports/core/harmless.ts";

/** One column of a file: its heading and the text of a row's cell. */
export interface TextColumn<Row> {
  heading: string;
  text: (row: Row) => string;
}

const quoted = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`;

/** Rows that are on screen as a CSV file (RFC 4180, with the mark that lets sheet programs read accents). */
export const csvOfRows = <Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[]): string =>
  `\ufeff${[
    columns.map(({ heading }) => quoted(heading)),
    ...rows.map((row) => columns.map(({ text }) => quoted(text(row)))),
  ]
    .map((cells) => `${cells.join(",")}\r\n`)
    .join("")}`;
