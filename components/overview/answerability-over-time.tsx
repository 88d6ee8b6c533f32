import { dayOf } from "#components/ui/relative-time.ts";
import { Scrolling } from "#components/ui/scrolling.tsx";
import type { DayFigure } from "#lib/gaps/store-trends.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { AnswerabilityChart, type ChartPoint } from "./answerability-chart.tsx";

const shortDay = (day: string): string =>
  new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

const pointOf = ({ day, answerable, total, open }: DayFigure): ChartPoint => ({
  day: dayOf(Date.parse(day)),
  label: shortDay(day),
  share: total === 0 ? null : Math.floor((answerable / total) * 100),
  answerable,
  total,
  open: Object.values(open).reduce((sum, count) => sum + count, 0),
});

/** The headline figure over the last year: a line, and behind it the table. Nothing is drawn before there are two days. */
export function AnswerabilityOverTime({ weeks }: { weeks: readonly DayFigure[] }) {
  const points = weeks.map(pointOf);
  if (points.length < 2)
    return (
      <p className="mt-3 text-sm text-soft">The figure is kept once a day; from tomorrow on it shows over time.</p>
    );
  return (
    <div className="mt-4">
      <AnswerabilityChart points={points} />
      <details className="mt-1">
        <summary className="text-sm text-accent">The same as a table</summary>
        <Scrolling label="Answerability and open gaps over the last year" className="mt-2 max-w-3xl">
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col" className="figure">
                  Answerability
                </th>
                <th scope="col" className="figure">
                  Answerable
                </th>
                <th scope="col" className="figure">
                  Capabilities
                </th>
                <th scope="col" className="figure">
                  Open gaps
                </th>
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map(({ day, share, answerable, total, open }) => (
                <tr key={day}>
                  <td>{day}</td>
                  <td className="figure">{share === null ? "no figure" : `${share} %`}</td>
                  <td className="figure">{inFigures(answerable)}</td>
                  <td className="figure">{inFigures(total)}</td>
                  <td className="figure">{inFigures(open)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </details>
    </div>
  );
}
