import { XLSX_TYPE } from "./xlsx.ts";

/** The media type of a report, by its ending. */
export const fileTypes = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
  xlsx: XLSX_TYPE,
  pdf: "application/pdf",
} as const;
export type FileEnding = keyof typeof fileTypes;

export const isFileEnding = (ending: string): ending is FileEnding => Object.hasOwn(fileTypes, ending);
