import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { type Severity, severities } from "#lib/registry/core/vocabulary.ts";

/** Open gaps by severity; each figure leads to its rows. */
export function GapCounts({
  gaps,
}: {
  gaps: readonly { severity: Severity; open: number; overdue: number; unassigned: number }[];
}) {
  const bySeverity = new Map(gaps.map((row) => [row.severity, row]));
  return (
    <ul className="grid grid-cols-2 border-t border-line-strong sm:grid-cols-4">
      {severities.toReversed().map((severity) => {
        const { open, overdue } = bySeverity.get(severity) ?? { open: 0, overdue: 0 };
        return (
          <li key={severity} className="border-b border-line py-3 pr-4">
            <p className="flex items-center gap-1.5 text-sm text-soft">
              <SeverityMark severity={severity} />
              <span className="capitalize">{severity}</span>
            </p>
            <p className="mt-0.5">
              <a
                href={`/gaps?severity=${severity}`}
                className="quiet-link text-xl font-semibold"
                aria-label={`${counted(open, "open gap", "open gaps")} of severity ${severity}`}
              >
                {inFigures(open)}
              </a>
              {overdue > 0 ? (
                <a href={`/gaps?severity=${severity}&overdue=true`} className="quiet-link ml-2 text-sm text-critical">
                  {inFigures(overdue)} overdue
                </a>
              ) : null}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
