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
  kept: readonly Kept[],
  findings: readonly Finding[],
  now: Instant,
  policy: Pick<Policy, "dueWithinDays">,
  accepted: ReadonlySet<string> = new Set(),
): GapChange<Kept>[] {
  const changes: GapChange<Kept>[] = [];
  if (kept.length === 0 && findings.length === 0) return changes;
  const byKey = new Map<string, Kept>();
  for (const gap of kept) byKey.set(gap.key, gap);
  for (const finding of findings) {
    const key = gapKey(agentId, finding);
    const gap = byKey.get(key);
    if (gap === undefined) {
      const excused = accepted.has(key);
      changes.push({ change: "open", key, finding, dueAt: dueAt(finding.severity, now, policy), accepted: excused });
      continue;
    }
    byKey.delete(key);
    if (accepted.has(key) && gap.status !== "accepted")
      changes.push({ change: "accept", key, gap, finding, dueAt: dueAt(finding.severity, now, policy) });
    else if (gap.status === "closed" || (gap.status === "accepted" && !accepted.has(key)))
      changes.push({ change: "reopen", key, gap, finding, dueAt: dueAt(finding.severity, now, policy) });
    else if (gap.severity !== finding.severity)
      changes.push({ change: "severity", key, gap, finding, dueAt: dueAt(finding.severity, now, policy) });
    else if (gap.sentence !== finding.sentence || gap.fix !== finding.fix || gap.closedBy !== finding.closedBy)
      changes.push({ change: "words", key, gap, finding });
  }
  for (const gap of byKey.values()) if (gap.status !== "closed") changes.push({ change: "close", key: gap.key, gap });
  return changes;
}
