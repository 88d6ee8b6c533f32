import type { SheetCell } from "./sheet.ts";

/** The headings of a sheet's columns. */
export const heading = (names: readonly string[]): SheetCell[] =>
  names.map((text) => ({ text, style: "heading" as const }));
