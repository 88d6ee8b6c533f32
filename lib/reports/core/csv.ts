import { stringify } from "csv-stringify/sync";
import { harmless } from "./harmless.ts";

/** One column of a report: its heading and the cell of a row. */
export interface CsvColumn<Row> {
  heading: string;
  cell(row: Row): string | number | null;
}

const cellsOf = <Row>(columns: readonly CsvColumn<Row>[], row: Row) =>
  columns.map(({ cell }) => {
    const value = cell(row);
    return typeof value === "string" ? harmless(value) : value;
  });

/** The heading row of a CSV file (RFC 4180, UTF-8) with the mark that lets sheet programs read accents. */
export const csvHead = <Row>(columns: readonly CsvColumn<Row>[]): string =>
  stringify([columns.map(({ heading }) => heading)], { bom: true, record_delimiter: "\r\n" });

/** Some rows without the heading: what a file that is streamed is made of. */
export const csvLines = <Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string =>
  stringify(
    rows.map((row) => cellsOf(columns, row)),
    { record_delimiter: "\r\n" },
  );

/** A CSV file (RFC 4180, UTF-8 with its mark) with its heading row. */
export const csvOf = <Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string =>
  csvHead(columns) + csvLines(columns, rows);
