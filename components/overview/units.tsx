import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import type { Severity } from "#lib/registry/core/vocabulary.ts";
import { ShareBar } from "./share-bar.tsx";

/** Business units: how answerable each is, and what is open there. Facts, no ranking of people (R13). */
export function Units({
  units,
}: {
  units: readonly {
    unit: string;
    agents: number;
    answerable: number;
    total: number;
    open: number;
    worst: Severity | null;
  }[];
}) {
  return (
    <Scrolling label="Answerability and open gaps by business unit">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Business unit</th>
            <th scope="col" className="hidden w-1/4 sm:table-cell">
              <span className="sr-only">Answerability as a bar</span>
            </th>
            <th scope="col" className="figure">
              Answerable
            </th>
            <th scope="col" className="figure">
              Open gaps
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, agents, answerable, total, open, worst }) => (
            <tr key={unit}>
              <td>
                <a className="quiet-link" href={`/agents?businessUnit=${encodeURIComponent(unit)}`}>
                  {unit}
                </a>{" "}
                <span className="text-soft">{counted(agents, "agent", "agents")}</span>
              </td>
              <td className="hidden sm:table-cell">
                <ShareBar part={answerable} whole={total} />
              </td>
              <td className="figure">
                {total === 0 ? "no figure" : `${inFigures(answerable)} of ${inFigures(total)}`}
              </td>
              <td className="figure">
                <a
                  className="quiet-link inline-flex items-center gap-1.5"
                  href={`/gaps?unit=${encodeURIComponent(unit)}`}
                  aria-label={`${counted(open, "open gap", "open gaps")} in ${unit}`}
                >
                  {worst === null ? null : <SeverityMark severity={worst} />}
                  {inFigures(open)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
