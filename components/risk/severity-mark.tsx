import type { RiskTier, Severity } from "#lib/registry/core/vocabulary.ts";

const shapes: Record<Severity, React.ReactNode> = {
  critical: <path d="M6 .6 11.4 6 6 11.4.6 6z" fill="currentColor" />,
  high: <path d="M6 1.2 11.2 10.8H.8z" fill="currentColor" />,
  medium: (
    <>
      <rect x="1.7" y="1.7" width="8.6" height="8.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <rect x="1.7" y="6" width="8.6" height="4.3" fill="currentColor" />
    </>
  ),
  low: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.4" />,
};

const tones: Record<Severity, string> = {
  critical: "text-critical",
  high: "text-high",
  medium: "text-medium",
  low: "text-low",
};

/** The shape of a severity: diamond, triangle, half square, ring. */
export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" className={`shrink-0 ${tones[severity]}`} aria-hidden="true">
      {shapes[severity]}
    </svg>
  );
}

export function SeverityLabel({ severity }: { severity: Severity }) {
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
      <SeverityMark severity={severity} />
      <span className="capitalize">{severity}</span>
    </span>
  );
}

const severityOfTier: Record<RiskTier, Severity> = {
  low: "low",
  moderate: "medium",
  high: "high",
  critical: "critical",
};

/** A tier wears the shape of the severity that its gaps have. */
export function TierLabel({ tier }: { tier: RiskTier }) {
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
      <SeverityMark severity={severityOfTier[tier]} />
      <span className="capitalize">{tier}</span>
    </span>
  );
}
