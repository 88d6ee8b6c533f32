"use client";

import { useEffect, useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import type { Grouping } from "#lib/raci/core/grouping.ts";
import { BoardGrid, type Pointed } from "./board-grid.tsx";
import { type BoardLine, linesOf } from "./board-lines.ts";
import { type BoardRow, columnsOf, isIncomplete, subjectOf, titleOf } from "./board-rows.ts";
import type { EditedRow } from "./edited-row.ts";
import { ReadingLine } from "./reading-line.tsx";
import { RowEditor } from "./row-editor.tsx";
import { AT_FIRST, useBoard } from "./use-board.ts";

/** The matrix of many agents: what it counts, what the eye is at, the grid, and the editor of a row. */
export function Board({ search, by, narrowed }: { search: string; by: Grouping; narrowed: boolean }) {
  // What is placed by inline styles mounts in the browser only: the policy refuses them in the server's HTML.
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const { agents, total, cursor, problem, loading, more, again } = useBoard(search);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [edited, setEdited] = useState<EditedRow | null>(null);
  const [revision, setRevision] = useState(0);
  const rows = useMemo(() => [...agents.values()].flat(), [agents]);
  const lines = useMemo(() => linesOf(rows, by), [rows, by]);
  const columns = useMemo(() => columnsOf(lines.flatMap((line) => (line.kind === "duty" ? [line.row] : []))), [lines]);
  // What is pointed at is said by key, so that it shows what is so after a change.
  const current = pointed && lines.find(({ key }) => key === pointed.line.key);
  const open = (line: BoardLine) => {
    if (line.kind === "duty") setEdited(editedOf(line.row));
  };
  if (problem) return <Notice tone="critical">{problem.message}</Notice>;
  // The editor stays open when the last row that matches is mended by it.
  const editor = (
    <RowEditor
      row={edited}
      revision={revision}
      onClose={() => setEdited(null)}
      onChanged={(agent) => {
        setRevision(revision + 1);
        again(agent);
      }}
    />
  );
  if (!loading && rows.length === 0)
    return (
      <>
        <EmptyState title={narrowed ? "No duty matches" : "The matrix is empty"}>
          {narrowed
            ? "Take a filter away to see more. A matrix of problems that is empty is a good one."
            : "It follows from the registry: as soon as an agent is registered, its duties stand here, and every one that nobody answers for is seen."}
        </EmptyState>
        {editor}
      </>
    );
  return (
    <>
      <Counts
        rows={rows}
        agents={agents.size}
        total={total}
        narrowed={narrowed}
        people={columns.length}
        loading={loading}
      />
      <ReadingLine
        pointed={current ? { line: current, party: pointed.party } : null}
        revision={revision}
        onOpen={() => current && open(current)}
      />
      {mounted && lines.length > 0 ? (
        <BoardGrid
          label="Duties by person"
          lines={lines}
          columns={columns}
          underAgent={by === "agent"}
          onPoint={setPointed}
          onOpen={open}
        />
      ) : (
        <div className="h-[72dvh] border-y border-line-strong" />
      )}
      {!loading && cursor !== null ? (
        <p className="mt-2 flex items-center gap-3 text-sm">
          <Button onClick={more}>Show {AT_FIRST} more agents</Button>
          <span className="text-soft">Or narrow the matrix down above; exports hold everything that matches.</span>
        </p>
      ) : null}
      {editor}
    </>
  );
}

const editedOf = (row: BoardRow): EditedRow => ({
  agent: { slug: row.agent.slug, name: row.agent.name },
  duty: row.duty.id,
  capability: row.capability?.slug ?? null,
  control: row.control,
  title: titleOf(row),
  subject: subjectOf(row),
  performedBy: row.performedBy,
  playbook: row.playbook,
  may: row.agent.may,
});

function Counts({
  rows,
  agents,
  total,
  narrowed,
  people,
  loading,
}: {
  rows: readonly BoardRow[];
  agents: number;
  total: number | null;
  narrowed: boolean;
  people: number;
  loading: boolean;
}) {
  if (rows.length === 0)
    return (
      <p role="status" className="mb-2 text-sm text-soft">
        Loading …
      </p>
    );
  const broken = rows.filter(({ problems }) => problems.length > 0).length;
  const incomplete = rows.filter(isIncomplete).length;
  // A filter of rows can leave an agent none: then it is not among those that are shown.
  const shown = narrowed ? new Set(rows.map(({ agent }) => agent.id)).size : agents;
  const of =
    total !== null && total > agents ? ` (the first ${inFigures(agents)} of ${inFigures(total)} looked at)` : "";
  return (
    <p role="status" className="mb-2 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
      <span>
        {counted(rows.length, "duty", "duties")} of {counted(shown, "agent", "agents")}
        {of}, {counted(people, "column", "columns")}
      </span>
      <span className={broken > 0 ? "font-medium text-critical" : "text-good"}>
        {broken === 0 ? "Every duty is answered for" : `${inFigures(broken)} not answered for`}
      </span>
      {incomplete > 0 ? (
        <span
          className="text-soft"
          title="A duty leads to the control that performs it and to a playbook for when it fails."
        >
          ◌ {inFigures(incomplete)} without a control or playbook
        </span>
      ) : null}
      {loading ? <span className="text-soft">Loading …</span> : null}
    </p>
  );
}
