import { Refusal } from "#lib/platform/core/refusal.ts";
import { type Severity, severities } from "#lib/registry/core/vocabulary.ts";
import type { Finding } from "./finding.ts";

/** Block whatever their severity (R1, R16, R44, R57). */
export const blockingRules: readonly string[] = [
  "owner-missing",
  "approval-incomplete",
  "boundary-missing",
  "risk-unaccepted",
];

/** What readiness looks at: findings of one agent, or its kept gaps that are open (an accepted gap counts for nothing). */
export type OpenGap = Pick<Finding, "rule" | "severity" | "sentence" | "fix">;

export interface Readiness {
  verdict: "complete" | "incomplete";
  /** Why it is incomplete, the most severe first. Empty when complete. */
  sentences: readonly string[];
}

/** Whether a gap holds its agent back whatever its severity. */
export const isBlocking = (gap: Pick<OpenGap, "rule">): boolean => blockingRules.includes(gap.rule);

const rank = (severity: Severity): number => severities.indexOf(severity);

const bySeverity = <Gap extends OpenGap>(gaps: readonly Gap[]): Gap[] =>
  gaps.toSorted((a, b) => rank(b.severity) - rank(a.severity));

/** Incomplete while a gap of severity high or critical, or a blocking one, is open. */
export function readinessOf(open: readonly OpenGap[]): Readiness {
  const against = open.filter((gap) => gap.severity === "high" || gap.severity === "critical" || isBlocking(gap));
  return {
    verdict: against.length === 0 ? "complete" : "incomplete",
    sentences: [...new Set(bySeverity(against).map((gap) => gap.sentence))],
  };
}

/** What stands against activation: critical or blocking gaps. `open` is judged as if the agent were active already (R51). */
export const againstActivation = <Gap extends OpenGap>(open: readonly Gap[]): Gap[] =>
  bySeverity(open.filter((gap) => gap.severity === "critical" || isBlocking(gap)));

/** Refuses activation while something stands against it, and names each gap with what closes it (R51). */
export function refuseUnready(open: readonly OpenGap[]): void {
  const against = againstActivation(open);
  if (against.length === 0) return;
  throw new Refusal(
    "conflict",
    "blocking-gap-open",
    `Close ${against.length === 1 ? "this gap" : `these ${against.length} gaps`} first: ${against
      .map((gap) => gap.sentence)
      .join(" ")}`,
    { errors: against.map((gap) => ({ path: gap.rule, message: `${gap.sentence} ${gap.fix}` })) },
  );
}
