import { Scrolling } from "#components/ui/scrolling.tsx";
import { When } from "#components/ui/when.tsx";
import type { JobsState } from "#lib/jobs/core/job-answer.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";

/** Everything that the clock brings about, with its last run, how long it took, and its last failure. */
export function WorkTable({ work, now }: { work: JobsState["work"]; now: number }) {
  return (
    <Scrolling label="By the clock">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Every</th>
            <th scope="col">Last run</th>
            <th scope="col" className="text-right">
              Took
            </th>
            <th scope="col" className="text-right">
              Runs
            </th>
            <th scope="col">Last failure</th>
          </tr>
        </thead>
        <tbody>
          {work.map((one) => (
            <tr key={one.name} className="whitespace-nowrap">
              <td className="font-mono text-xs">{one.name}</td>
              <td>{one.every}</td>
              <td>{one.startedAt ? <When at={one.startedAt} now={now} /> : "not yet"}</td>
              <td className="text-right tabular-nums">{one.milliseconds === null ? "" : took(one.milliseconds)}</td>
              <td className="text-right tabular-nums">{inFigures(one.runs)}</td>
              <td>
                {one.failedAt ? (
                  <>
                    <When at={one.failedAt} now={now} />: {one.lastError}
                  </>
                ) : (
                  <span className="text-soft">none</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

const took = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
