import { highest, lowest, type RiskTier, type Severity, severities as scale } from "#lib/registry/core/vocabulary.ts";

/** How severe a finding is at each tier, with the words that the documentation shows. */
export interface Grading extends Record<RiskTier, Severity> {
  says: string;
}

/** low→low, moderate→medium, high→high, critical→critical: 'by tier' in docs/rules.md. */
export const byTier: Grading = {
  says: "by tier",
  low: "low",
  moderate: "medium",
  high: "high",
  critical: "critical",
};

const each = (says: string, grade: (severity: Severity) => Severity): Grading => ({
  says,
  low: grade(byTier.low),
  moderate: grade(byTier.moderate),
  high: grade(byTier.high),
  critical: grade(byTier.critical),
});

/** By tier, and never below the floor. */
export const byTierAtLeast = (floor: Severity): Grading =>
  each(`by tier, at least ${floor}`, (severity) => highest(scale, floor, severity));

/** By tier, and never above the ceiling. */
export const byTierAtMost = (ceiling: Severity): Grading =>
  each(`by tier, at most ${ceiling}`, (severity) => lowest(scale, ceiling, severity));

export const whateverTheTier = (severity: Severity): Grading => each(severity, () => severity);

/** One severity for most tiers, another for the upper ones. */
export function raised(base: Severity, upper: { high?: Severity; critical?: Severity }): Grading {
  const high = upper.high ?? base;
  const critical = upper.critical ?? base;
  const clauses =
    high === critical
      ? [`${high} for tier high and critical`]
      : [
          ...(high === base ? [] : [`${high} for tier high`]),
          ...(critical === base ? [] : [`${critical} for tier critical`]),
        ];
  return { says: [base, clauses.join(", ")].filter(Boolean).join("; "), low: base, moderate: base, high, critical };
}

/** Rules whose severity hangs on something else than the tier say so in words only. */
export type SeverityInWords = Pick<Grading, "says">;
