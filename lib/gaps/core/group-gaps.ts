import { highest, type Severity, severities } from "#lib/registry/core/vocabulary.ts";

/** Gaps that one fact would close together. */
export interface GapGroup<Gap> {
  closedBy: string;
  count: number;
  /** The highest among them. */
  severity: Severity;
  /** The most severe first; among equals, as they came. */
  gaps: readonly Gap[];
}

/**
 * Groups gaps by the one fact that closes them: a person who left, a default that nobody holds. Lists and mails show
 * one line per group with its count, the most severe group first, then the largest, then as they came.
 */
export function groupGaps<Gap extends { closedBy: string; severity: Severity }>(gaps: readonly Gap[]): GapGroup<Gap>[] {
  const groups = Map.groupBy(gaps, (gap) => gap.closedBy);
  return Array.from(groups, ([closedBy, members]) => ({
    closedBy,
    count: members.length,
    severity: highest(severities, ...members.map((gap) => gap.severity)),
    gaps: members.toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity)),
  })).toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity) || b.count - a.count);
}
