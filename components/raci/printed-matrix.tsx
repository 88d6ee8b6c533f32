import { TierLabel } from "#components/risk/severity-mark.tsx";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import type { ChunkAgent } from "#lib/raci/core/matrix-chunk.ts";
import { type BoardRow, columnsOf, subjectOf, titleOf } from "./board-rows.ts";
import { letterLook, readFlags } from "./letter-look.ts";

/** One agent's matrix as a plain table: its headings repeat on each page that it runs over. */
export function PrintedMatrix({
  agent,
  under,
  rows,
}: {
  agent: ChunkAgent;
  /** The group that it stands under; the same agent may stand under several. */
  under: string | null;
  rows: readonly BoardRow[];
}) {
  const columns = columnsOf(rows);
  return (
    <Scrolling className="mt-6" label={under === null ? agent.name : `${agent.name}, ${under}`}>
      <table className="ledger printed">
        <caption className="pb-1 text-left text-base font-semibold">
          {agent.name} <TierLabel tier={agent.tier} /> {agent.seats === "" ? null : <SeatStrip seats={agent.seats} />}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="min-w-56 align-bottom">
              Duty
            </th>
            {columns.map(({ id, name, kind }) => (
              <th key={id} scope="col" className="!h-auto !px-1 align-bottom">
                <span className="inline-block max-h-36 rotate-180 overflow-hidden py-1 text-ellipsis [writing-mode:vertical-rl]">
                  {name}
                  {kind === "team" ? " (team)" : ""}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="!h-auto max-w-96 !border-line !py-1 !text-xs !whitespace-normal !text-ink">
                {titleOf(row)}
                {row.capability || row.control ? <span className="text-soft"> · {subjectOf(row)}</span> : null}
                {row.problems.map((problem) => (
                  <span key={problem} className="block font-normal text-critical">
                    {problem}
                  </span>
                ))}
              </th>
              {columns.map(({ id }) => {
                const cell = row.cells.get(id);
                const { silent, clash } = readFlags(cell?.flags ?? 0);
                return (
                  <td key={id} className="!h-7 !px-1 text-center">
                    {cell ? (
                      <span
                        className={`inline-grid min-w-6 rounded-sm px-0.5 text-xs ${letterLook(cell.letter, { silent, clash })}`}
                      >
                        {cell.letter}
                        {silent ? "?" : ""}
                      </span>
                    ) : null}
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
