"use client";

import { useMemo } from "react";
import { seatsColumn } from "#components/seats/seats-column.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Due } from "#components/ui/due.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { When } from "#components/ui/when.tsx";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { RequestRow } from "#lib/workflow/list-requests.ts";
import { RequestStateLabel } from "./request-state-label.tsx";

const column = columnsFor<RequestRow>();
const columnsAt = (now: number): Columns<RequestRow> => [
  column.accessor("title", {
    header: "Request",
    meta: { wraps: true },
    cell: ({ row }) => (
      <a className="quiet-link font-medium" href={`/requests/${row.original.id}`}>
        {row.original.title}
      </a>
    ),
  }),
  column.accessor("seats", seatsColumn),
  // The title says it: 'Register …', 'Widen …', 'Grant …'.
  column.accessor("kind", {
    header: "Kind",
    meta: { hidden: true },
    cell: ({ getValue }) => inWords(getValue()),
  }),
  column.accessor("state", { header: "State", cell: ({ getValue }) => <RequestStateLabel state={getValue()} /> }),
  column.accessor("decisions", {
    header: "Decided",
    enableSorting: false,
    meta: { figure: true, text: ({ decisions }: RequestRow) => `${decisions.given} of ${decisions.demanded}` },
    cell: ({ getValue }) => `${getValue().given} of ${getValue().demanded}`,
  }),
  column.accessor("dueAt", {
    header: "Due",
    cell: ({ getValue }) => {
      const at = getValue();
      return at === null ? null : <Due at={at} now={now} headed />;
    },
  }),
  column.accessor("submittedBy", {
    header: "Asked by",
    meta: { wraps: true },
    cell: ({ getValue }) => getValue().name,
  }),
  column.accessor("openedAt", { header: "Asked", cell: ({ getValue }) => <When at={getValue()} now={now} /> }),
  column.accessor("agent", {
    header: "Agent",
    meta: { hidden: true },
    cell: ({ row: { original } }) =>
      original.agent ? (
        <a className="quiet-link" href={`/agents/${original.agent.slug}`}>
          {original.agent.name}
        </a>
      ) : (
        ""
      ),
  }),
  column.accessor("reason", { header: "Why", enableSorting: false, meta: { hidden: true, wide: true } }),
  column.accessor("closedAt", {
    header: "Closed",
    meta: { hidden: true },
    cell: ({ row: { original } }) => (original.closedAt ? <When at={original.closedAt} now={now} /> : ""),
  }),
];

/**
 * The requests. They leave as a file and are decided one by one, where one sees what is asked: many decisions at one click
 * would be decisions about nothing.
 */
export function RequestsTable({
  rows,
  total,
  sort,
  now,
}: {
  rows: RequestRow[];
  total: number;
  sort: string;
  now: number;
}) {
  const columns = useMemo(() => columnsAt(now), [now]);
  return (
    <DataTable
      caption="Requests"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{ nouns: ["request", "requests"], name: ({ title }) => title, total, apiPath: "/requests" }}
    />
  );
}
