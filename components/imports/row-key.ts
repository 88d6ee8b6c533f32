import type { RowResult } from "#lib/imports/core/plan.ts";

/** Rows of a file may be alike in all but their place. */
export const rowKey = ({ kind, key, line, path }: RowResult, index: number): string =>
  `${kind} ${key} ${line} ${path} ${index}`;
