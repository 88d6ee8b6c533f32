import { canonicalJson } from "#lib/evidence/core/entry.ts";
import type { Part } from "./request-vocabulary.ts";

/** One field of a part that says something else than when it was reviewed. */
export interface FieldDifference {
  field: string;
  before: unknown;
  after: unknown;
}

/** What is new in a part since it was reviewed last, field by field. */
export function differenceOf(
  part: Part,
  reviewed: readonly Part[] | null,
): { since: "new" | "changed" | "unchanged" | null; differences: FieldDifference[] } {
  if (reviewed === null) return { since: null, differences: [] };
  const before = reviewed.find((one) => one.part === part.part);
  if (before === undefined) return { since: "new", differences: [] };
  if (before.digest === part.digest) return { since: "unchanged", differences: [] };
  const fields = [...new Set([...Object.keys(before.shown), ...Object.keys(part.shown)])];
  return {
    since: "changed",
    differences: fields
      .filter((field) => !same(before.shown[field], part.shown[field]))
      .map((field) => ({ field, before: before.shown[field] ?? null, after: part.shown[field] ?? null })),
  };
}

const same = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);
