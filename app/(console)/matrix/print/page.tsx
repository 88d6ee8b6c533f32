import type { Metadata } from "next";
import { boardRows } from "#components/raci/board-rows.ts";
import { fitOnPaper } from "#components/raci/fit-on-paper.ts";
import { MatrixLegend } from "#components/raci/matrix-legend.tsx";
import { PrintButton } from "#components/raci/print-button.tsx";
import { PrintedMatrix } from "#components/raci/printed-matrix.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import type { MatrixChunk } from "#lib/raci/core/matrix-chunk.ts";
import { listMatrix } from "#lib/raci/list-matrix.ts";
import { asking } from "../../asking.ts";
import { readable, type SearchParams, searchOf } from "../../search-of.ts";
import { matrixNames, matrixSearch } from "../matrix-search.ts";

export const metadata: Metadata = { title: "Matrix to print" };

type Read = Awaited<ReturnType<typeof readable<Awaited<ReturnType<typeof listMatrix>>>>>;

/** More than a person prints; a file holds the rest. */
const MOST_AGENTS = 100;

/** The matrix on paper: one table per agent with the people of that agent alone, so that it fits across a page. */
export default async function MatrixToPrint({ searchParams }: { searchParams: SearchParams }) {
  const context = await asking();
  const found = await searchOf(searchParams, matrixNames);
  const chunks: MatrixChunk[] = [];
  let [shown, total, cursor]: [number, number, string | null] = [0, 0, ""];
  let refused: string | null = null;
  while (cursor !== null && shown < MOST_AGENTS && refused === null) {
    const asked: object = {
      ...Object.fromEntries(new URLSearchParams(matrixSearch(found))),
      limit: 50,
      sort: "name",
      ...(cursor ? { cursor } : {}),
    };
    const read: Read = await readable(listMatrix(context, asked as Parameters<typeof listMatrix>[1]));
    refused = read.refused;
    if (!read.answer) break;
    chunks.push(read.answer);
    shown += read.answer.agents.length;
    ({ total, nextCursor: cursor } = read.answer);
  }
  const back = new URLSearchParams(found as Record<string, string>).toString();
  const agents = chunks.flatMap((chunk) => {
    const rows = boardRows(chunk);
    return chunk.agents.map((agent) => ({ agent, rows: rows.filter((row) => row.agent === agent) }));
  });
  const withRows = agents.filter(({ rows }) => rows.length > 0);
  const printed = fitOnPaper(withRows);
  return (
    <div className="printed-matrix">
      <PageHead
        title="Matrix"
        back={{ href: back ? `/matrix?${back}` : "/matrix", name: "Matrix" }}
        actions={<PrintButton />}
      >
        As of {exactTime(context.clock.now())}. {total === 1 ? "One agent" : `${inFigures(total)} agents`}.
      </PageHead>
      {refused ? <Notice tone="attention">{refused}</Notice> : null}
      {total > shown || printed.length < withRows.length ? (
        <Notice tone="attention">
          The first {inFigures(printed.length < withRows.length ? printed.length : shown)} of {inFigures(total)} agents.
          Narrow the matrix down, or export it as a file.
        </Notice>
      ) : null}
      {withRows.length === 0 && !refused ? <p className="text-soft">No duty matches.</p> : null}
      {printed.map(({ agent, rows }) => (
        <PrintedMatrix key={agent.id} agent={agent} rows={rows} />
      ))}
      <MatrixLegend />
    </div>
  );
}
