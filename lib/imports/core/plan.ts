import type { Hint, Proposal, ProposalKind, Remark, StatedValue } from "./proposal.ts";

/** What the registry holds of a record now, in the same fields as a proposal; null where nothing is stated. */
export interface CurrentRecord {
  id: string;
  /** Its slug or address. */
  key: string;
  importedFrom: string | null;
  fields: Readonly<Record<string, StatedValue | null>>;
}

export const rowOutcomes = ["created", "changed", "unchanged", "skipped", "proposed", "left", "error"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** A field that would change: what stands there now, and what the source states. */
export interface FieldChange {
  field: string;
  from: StatedValue | null;
  to: StatedValue | null;
}

/** What an import does with one row, as people and machines read it. */
export interface RowResult {
  line: number | null;
  path: string | null;
  kind: ProposalKind;
  /** The slug or address of the record in the registry. */
  key: string;
  name: string;
  outcome: RowOutcome;
  changes: readonly FieldChange[];
  /** Why nothing is done with it, where nothing is. */
  because: string | null;
  hints: readonly Hint[];
  warnings: readonly Remark[];
  errors: readonly Remark[];
}

/** Counts per outcome, of a whole file. */
export type OutcomeCounts = Readonly<Record<RowOutcome, number>>;

export function countOutcomes(rows: readonly RowResult[]): OutcomeCounts {
  const counts = Object.fromEntries(rowOutcomes.map((outcome) => [outcome, 0])) as Record<RowOutcome, number>;
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** What identifies a record and is therefore never a change. */
const identifying = new Set(["slug", "email", "agent", "system", "control"]);

/** The stated fields that differ from what is there. What the source does not state never is a change. */
export function changesOf(
  fields: Readonly<Record<string, StatedValue>>,
  current: CurrentRecord | null,
  keeps: (field: string) => boolean = (field) => identifying.has(field),
): FieldChange[] {
  return Object.entries(fields).flatMap(([field, to]) => {
    if (current !== null && keeps(field)) return [];
    const from = current?.fields[field] ?? null;
    return sameValue(from, to) ? [] : [{ field, from, to }];
  });
}

/** Lists are sets here: the same entries in another order are the same. */
export function sameValue(one: StatedValue | null, other: StatedValue | null): boolean {
  return inOneForm(one) === inOneForm(other);
}

function inOneForm(value: StatedValue | null): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  const entries = value.map((entry) =>
    typeof entry === "string" ? JSON.stringify(entry) : JSON.stringify(Object.entries(entry).sort()),
  );
  return JSON.stringify(entries.sort());
}

/** The result of a row that is decided by the file alone. Null when the registry has to be asked. */
export function settledByFile(proposal: Proposal): RowResult | null {
  if (proposal.errors.length > 0) return resultOf(proposal, "error");
  if (proposal.skipped !== null) return resultOf(proposal, "skipped", { because: proposal.skipped });
  if (proposal.kind === "other")
    return resultOf(proposal, "skipped", { because: "This is no record of the registry." });
  return null;
}

export function resultOf(
  proposal: Proposal,
  outcome: RowOutcome,
  more: Partial<Pick<RowResult, "key" | "changes" | "because" | "warnings" | "errors">> = {},
): RowResult {
  const { place, kind, key, label, hints, warnings, errors } = proposal;
  return {
    line: place.line,
    path: place.path,
    kind,
    key: more.key ?? key,
    name: label,
    outcome,
    changes: more.changes ?? [],
    because: more.because ?? null,
    hints,
    warnings: [...warnings, ...(more.warnings ?? [])],
    errors: [...errors, ...(more.errors ?? [])],
  };
}

/** A flat record with dotted fields as the nested body of the API: `credential.kind` becomes `credential: { kind }`. */
export function nested(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    const dot = field.indexOf(".");
    if (dot < 0) body[field] = value;
    else
      body[field.slice(0, dot)] = {
        ...(body[field.slice(0, dot)] as object | undefined),
        [field.slice(dot + 1)]: value,
      };
  }
  return body;
}
