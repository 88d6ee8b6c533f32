"use client";

import { seatsColumn } from "#components/seats/seats-column.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Due } from "#components/ui/due.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { When } from "#components/ui/when.tsx";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { RequestRow } from "#lib/workflow/list-requests.ts";
import { RequestStateLabel } from "./request-state-label.tsx";

const column = columnsFor<RequestRow>();
const columns = (now: number): Columns<RequestRow> => [
  column.accessor("title", {
    header: "Request",
    cell: ({ row }) => (
      <a className="quiet-link font-medium" href={`/requests/${row.original.id}`}>
        {row.original.title}
      </a>
    ),
  }),
  column.accessor("seats", seatsColumn),
  column.accessor("kind", { header: "Kind", cell: ({ getValue }) => inWords(getValue()) }),
  column.accessor("state", { header: "State", cell: ({ getValue }) => <RequestStateLabel state={getValue()} /> }),
  column.accessor("decisions", {
    header: "Decided",
    enableSorting: false,
    meta: { figure: true },
    cell: ({ getValue }) => `${getValue().given} of ${getValue().demanded}`,
  }),
  column.accessor("dueAt", {
    header: "Due",
    cell: ({ getValue }) => {
      const at = getValue();
      return at === null ? null : <Due at={at} now={now} />;
    },
  }),
  column.accessor("submittedBy", {
    header: "Asked by",
    enableSorting: false,
    cell: ({ getValue }) => getValue().name,
  }),
  column.accessor("openedAt", { header: "Asked", cell: ({ getValue }) => <When at={getValue()} now={now} /> }),
];

export function RequestsTable({ rows, sort, now }: { rows: RequestRow[]; sort: string; now: number }) {
  return <DataTable caption="Requests" columns={columns(now)} rows={rows} rowId={(row) => row.id} sort={sort} />;
}
