import { Scrolling } from "#components/ui/scrolling.tsx";
import { When } from "#components/ui/when.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import type { DrillAnswer } from "#lib/workflow/drills/read-drills.ts";
import { inMinutes } from "./outcome-words.ts";

/** Drills with their figures, the latest first. */
export function DrillsTable({ drills, now }: { drills: readonly DrillAnswer[]; now: number }) {
  return (
    <Scrolling label="Reachability drills">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Drill</th>
            <th scope="col">State</th>
            <th scope="col">Started</th>
            <th scope="col" className="figure">
              Seats asked
            </th>
            <th scope="col" className="figure">
              Reached in time
            </th>
            <th scope="col" className="figure">
              Nobody
            </th>
            <th scope="col">Half within</th>
          </tr>
        </thead>
        <tbody>
          {drills.map(({ id, name, state, startedAt, repeatDays, figures }) => (
            <tr key={id}>
              <td className="whitespace-nowrap">
                <a className="quiet-link font-medium" href={`/settings/drills/${id}`}>
                  {name}
                </a>
                {repeatDays === null ? null : <span className="text-soft"> every {repeatDays} days</span>}
              </td>
              <td>{state}</td>
              <td className="whitespace-nowrap">
                <When at={startedAt} now={now} />
              </td>
              <td className="figure">{inFigures(figures.seats)}</td>
              <td className="figure">{inFigures(figures.outcomes.holder + figures.outcomes.deputy)}</td>
              <td className="figure">{inFigures(figures.outcomes.nobody)}</td>
              <td className="whitespace-nowrap">
                {figures.medianToReach === null ? "" : inMinutes(figures.medianToReach)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
