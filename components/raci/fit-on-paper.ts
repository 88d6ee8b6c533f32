import { type BoardRow, columnsOf } from "./board-rows.ts";

/** So many cells a page draws in a moment; of agents with many people in many duties that is fewer agents. */
const MOST_CELLS = 60_000;

/** The first agents whose tables a page can hold; one at least, however large. */
export function fitOnPaper<Agent extends { rows: readonly BoardRow[] }>(
  agents: readonly Agent[],
  most = MOST_CELLS,
): readonly Agent[] {
  let cells = 0;
  const over = agents.findIndex(({ rows }) => {
    cells += rows.length * columnsOf(rows).length;
    return cells > most;
  });
  return over === -1 ? agents : agents.slice(0, Math.max(over, 1));
}
