import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { ruleById } from "#lib/gaps/core/all-rules.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import type { Severity } from "#lib/registry/core/vocabulary.ts";
import { ShareBar } from "./share-bar.tsx";

/** The rules that fire most, each with the sentence that says why it matters. */
export function TopRules({
  rules,
}: {
  rules: readonly { rule: string; severity: Severity; count: number; agents: number }[];
}) {
  const largest = rules[0]?.count ?? 0;
  return (
    <Scrolling label="Rules with most open gaps">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col" className="hidden w-1/4 sm:table-cell">
              <span className="sr-only">Share</span>
            </th>
            <th scope="col" className="figure">
              Agents
            </th>
            <th scope="col" className="figure">
              Gaps
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, severity, count, agents }) => (
            <tr key={rule}>
              <td>
                <span className="flex items-baseline gap-2">
                  <SeverityMark severity={severity} />
                  <span className="min-w-0">
                    <a className="quiet-link font-mono text-xs" href={`/gaps?rule=${rule}`}>
                      {rule}
                    </a>
                    <span className="block text-xs text-soft">{ruleById.get(rule)?.explains}</span>
                  </span>
                </span>
              </td>
              <td className="hidden sm:table-cell">
                <ShareBar part={count} whole={largest} />
              </td>
              <td className="figure">{inFigures(agents)}</td>
              <td className="figure font-semibold">{inFigures(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
