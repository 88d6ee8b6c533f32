import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { type Due, dues } from "#lib/gaps/core/due-span.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { type Severity, severities } from "#lib/registry/core/vocabulary.ts";
import { ShareBar } from "./share-bar.tsx";

const words: Record<Due, string> = {
  overdue: "Overdue",
  week: "Within 7 days",
  month: "Within 30 days",
  later: "Later",
};

/** Open gaps against their due times: rows say when, columns how severe, a bar for the eye. */
export function GapsByDue({ gaps }: { gaps: readonly { due: Due; severity: Severity; count: number }[] }) {
  const count = (due: Due, severity: Severity | null): number =>
    gaps
      .filter((row) => row.due === due && (severity === null || row.severity === severity))
      .reduce((sum, row) => sum + row.count, 0);
  const largest = Math.max(...dues.map((due) => count(due, null)));
  const href = (due: Due, severity: Severity | null): string =>
    `/gaps?${new URLSearchParams({ due, ...(severity ? { severity } : {}), sort: "dueAt" })}`;
  return (
    <Scrolling label="Open gaps by due time and severity">
      <table className="ledger max-sm:[&_:is(th,td)]:pr-0 max-sm:[&_:is(th,td)]:pl-2">
        <thead>
          <tr>
            <th scope="col">Due</th>
            <th scope="col" className="hidden w-1/3 sm:table-cell">
              <span className="sr-only">Share</span>
            </th>
            {severities.toReversed().map((severity) => (
              <th key={severity} scope="col" className="figure">
                <span className="inline-flex items-center gap-1.5 capitalize">
                  <SeverityMark severity={severity} />
                  <span className="max-sm:sr-only">{severity}</span>
                </span>
              </th>
            ))}
            <th scope="col" className="figure">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {dues.map((due) => (
            <tr key={due}>
              <td className={`whitespace-nowrap ${due === "overdue" && count(due, null) > 0 ? "text-critical" : ""}`}>
                {words[due]}
              </td>
              <td className="hidden sm:table-cell">
                <ShareBar part={count(due, null)} whole={largest} tone={due === "overdue" ? "critical" : "accent"} />
              </td>
              {[...severities.toReversed(), null].map((severity) => {
                const number = count(due, severity);
                return (
                  <td key={severity ?? "all"} className={`figure ${severity === null ? "font-semibold" : ""}`}>
                    {number === 0 ? (
                      <span className="text-soft">–</span>
                    ) : (
                      <a
                        className="quiet-link"
                        href={href(due, severity)}
                        aria-label={`${inFigures(number)} ${severity ?? ""} ${number === 1 ? "gap" : "gaps"}: ${words[due].toLowerCase()}`}
                      >
                        {inFigures(number)}
                      </a>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
