import type { Metadata } from "next";
import { Fragment } from "react";
import { type BoardRow, boardRows } from "#components/raci/board-rows.ts";
import { fitOnPaper } from "#components/raci/fit-on-paper.ts";
import { MatrixLegend } from "#components/raci/matrix-legend.tsx";
import { PrintButton } from "#components/raci/print-button.tsx";
import { PrintedMatrix } from "#components/raci/printed-matrix.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { agentOrder, type Grouping, grouped, groupings } from "#lib/raci/core/grouping.ts";
import type { ChunkAgent, MatrixChunk } from "#lib/raci/core/matrix-chunk.ts";
import { listMatrix } from "#lib/raci/list-matrix.ts";
import { asking } from "../../asking.ts";
import { type readable, readList, type SearchParams, searchOf } from "../../search-of.ts";
import { matrixNames, matrixSearch } from "../matrix-search.ts";

export const metadata: Metadata = { title: "Matrix to print" };

type Read = Awaited<ReturnType<typeof readable<Awaited<ReturnType<typeof listMatrix>>>>>;

/** More than a person prints; a file holds the rest. */
const MOST_AGENTS = 100;

interface Table {
  key: string;
  /** Stands above the first table of a group. */
  heading: string | null;
  under: string | null;
  agent: ChunkAgent;
  rows: readonly BoardRow[];
}

/** One table per agent and group, in the order of the screen: within a group an agent's duties stand together. */
const tablesOf = (chunks: readonly MatrixChunk[], by: Grouping): Table[] =>
  grouped(chunks.flatMap(boardRows), by).flatMap(({ group, rows }) =>
    grouped(rows, "agent").map(
      ({ group: { key }, rows: duties }, place): Table => ({
        key: `${group.key} ${key}`,
        heading: by === "agent" || place > 0 ? null : group.title,
        under: by === "agent" ? null : group.title,
        agent: (duties[0] as BoardRow).agent,
        rows: duties,
      }),
    ),
  );

/** The matrix on paper: one table per agent with the people of that agent alone, so that it fits across a page. */
export default async function MatrixToPrint({ searchParams }: { searchParams: SearchParams }) {
  const context = await asking();
  const { by: grouping, ...found } = await searchOf(searchParams, [...matrixNames, "by"]);
  const by = groupings.find((one) => one === grouping) ?? "agent";
  const chunks: MatrixChunk[] = [];
  let [shown, total, cursor]: [number, number, string | null] = [0, 0, ""];
  let refused: string | null = null;
  while (cursor !== null && shown < MOST_AGENTS && refused === null) {
    const question: object = {
      ...Object.fromEntries(new URLSearchParams(matrixSearch(found))),
      limit: 50,
      sort: agentOrder[by],
      ...(cursor ? { cursor } : {}),
    };
    const read: Read = await readList(listMatrix, context, question);
    refused = read.refused;
    if (!read.answer) break;
    chunks.push(read.answer);
    shown += read.answer.agents.length;
    ({ total, nextCursor: cursor } = read.answer);
  }
  const asked = new URLSearchParams({ ...found, ...(by === "agent" ? {} : { by }) } as Record<
    string,
    string
  >).toString();
  const tables = tablesOf(chunks, by);
  const printed = fitOnPaper(tables);
  return (
    <div className="printed-matrix">
      <PageHead
        title="Matrix"
        back={{ href: asked ? `/matrix?${asked}` : "/matrix", name: "Matrix" }}
        actions={<PrintButton />}
      >
        As of {exactTime(context.clock.now())}. {total === 1 ? "One agent" : `${inFigures(total)} agents`}.
      </PageHead>
      {refused ? <Notice tone="attention">{refused}</Notice> : null}
      {total > shown || printed.length < tables.length ? (
        <Notice tone="attention">
          {printed.length < tables.length && by !== "agent"
            ? `The first ${inFigures(printed.length)} tables of ${inFigures(shown)} agents.`
            : `The first ${inFigures(printed.length < tables.length ? printed.length : shown)} of ${inFigures(total)} agents.`}{" "}
          Narrow the matrix down, or export it as a file.
        </Notice>
      ) : null}
      {tables.length === 0 && !refused ? <p className="text-soft">No duty matches.</p> : null}
      {printed.map(({ key, heading, under, agent, rows }) => (
        <Fragment key={key}>
          {heading ? <h2 className="mt-8 text-lg font-semibold">{heading}</h2> : null}
          <PrintedMatrix agent={agent} under={under} rows={rows} />
        </Fragment>
      ))}
      <MatrixLegend />
    </div>
  );
}
