import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import type { Policy } from "#lib/registry/core/policy.ts";
import type { Severity } from "#lib/registry/core/vocabulary.ts";
import { type Finding, gapKey } from "./finding.ts";

export type GapStatus = "open" | "accepted" | "closed";

/** What is kept of a gap, as far as a judgement can change it. */
export interface KeptGap {
  key: string;
  status: GapStatus;
  severity: Severity;
  /** When it reached its present severity: the due time counts from here. */
  severitySince: Instant;
  sentence: string;
  fix: string;
  closedBy: string;
}

/** What a judgement does to the kept gaps. Where nothing changed there is no entry. */
export type GapChange<Kept extends KeptGap> =
  | { change: "open"; key: string; finding: Finding; dueAt: Instant; accepted: boolean }
  | { change: "reopen"; key: string; gap: Kept; finding: Finding; dueAt: Instant }
  /** An exception accepts it from now on; a closed one that fires again while its exception lasts comes back so. */
  | { change: "accept"; key: string; gap: Kept; finding: Finding; dueAt: Instant }
  | { change: "close"; key: string; gap: Kept }
  | { change: "severity"; key: string; gap: Kept; finding: Finding; dueAt: Instant }
  /** Same gap, same severity, other words or another closing fact: no event in the gap's history. */
  | { change: "words"; key: string; gap: Kept; finding: Finding };

/** What is kept, what is found, and the keys of what an exception accepts now. */
export interface Compared<Kept extends KeptGap> {
  kept: readonly Kept[];
  findings: readonly Finding[];
  accepted?: ReadonlySet<string>;
}

/** When a gap is due that reached `severity` at `since` (R46). */
export const dueAt = (severity: Severity, since: Instant, policy: Pick<Policy, "dueWithinDays">): Instant =>
  since + policy.dueWithinDays[severity] * DAY;

/**
 * Compares what is kept about one agent (or about the organisation, `agentId` null) with what is so now (R46: gaps
 * close only by fixing the fact). A gap that fires again reopens with its history; one whose key is `accepted` is
 * accepted for as long, its severity follows all the same, and it reopens when that ends; one that stops firing is
 * closed, accepted or not.
 */
export function reconcile<Kept extends KeptGap>(
  agentId: string | null,
  { kept, findings, accepted = new Set() }: Compared<Kept>,
  { now, policy }: { now: Instant; policy: Pick<Policy, "dueWithinDays"> },
): GapChange<Kept>[] {
  const changes: GapChange<Kept>[] = [];
  if (kept.length === 0 && findings.length === 0) return changes;
  const byKey = new Map<string, Kept>();
  for (const gap of kept) byKey.set(gap.key, gap);
  for (const finding of findings) {
    const key = gapKey(agentId, finding);
    const gap = byKey.get(key);
    const due = dueAt(finding.severity, now, policy);
    if (gap === undefined) {
      changes.push({ change: "open", key, finding, dueAt: due, accepted: accepted.has(key) });
      continue;
    }
    byKey.delete(key);
    const change = changeOf(gap, finding, accepted.has(key));
    if (change === "words") changes.push({ change, key, gap, finding });
    else if (change !== null) changes.push({ change, key, gap, finding, dueAt: due });
  }
  for (const gap of byKey.values()) if (gap.status !== "closed") changes.push({ change: "close", key: gap.key, gap });
  return changes;
}

/** What a finding changes of the gap that is kept for it; null where it is kept as it is found. */
function changeOf(
  gap: KeptGap,
  finding: Finding,
  accepted: boolean,
): "accept" | "reopen" | "severity" | "words" | null {
  if (accepted && gap.status !== "accepted") return "accept";
  if (gap.status === "closed" || (gap.status === "accepted" && !accepted)) return "reopen";
  if (gap.severity !== finding.severity) return "severity";
  const sameWords = gap.sentence === finding.sentence && gap.fix === finding.fix && gap.closedBy === finding.closedBy;
  return sameWords ? null : "words";
}
