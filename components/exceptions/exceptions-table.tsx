"use client";

import { type NamedPerson, PersonName } from "#components/people/person-name.tsx";
import { SeverityLabel } from "#components/risk/severity-mark.tsx";
import { seatsColumn } from "#components/seats/seats-column.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { When } from "#components/ui/when.tsx";
import type { Severity } from "#lib/registry/core/vocabulary.ts";
import type { ExceptionState } from "#lib/workflow/exceptions/core/exception-lifecycle.ts";
import { ExceptionStateLabel } from "./exception-state-label.tsx";

export interface ExceptionRow {
  id: string;
  state: ExceptionState;
  gap: { severity: Severity; sentence: string };
  agent: { slug: string; name: string };
  requestedBy: NamedPerson | null;
  requestedByName: string;
  seats: string;
  requestedAt: string;
  endsAt: string;
}

const column = columnsFor<ExceptionRow>();
const columnsAt = (now: number): Columns<ExceptionRow> => [
  column.accessor("gap", {
    header: "What is accepted",
    enableSorting: false,
    meta: { wide: true },
    cell: ({ row: { original } }) => (
      <a className="quiet-link font-medium" href={`/exceptions/${original.id}`}>
        {original.gap.sentence}
      </a>
    ),
  }),
  column.accessor("gap.severity", {
    id: "severity",
    header: "Severity",
    cell: ({ row }) => <SeverityLabel severity={row.original.gap.severity} />,
  }),
  column.accessor("agent.name", {
    id: "agent",
    header: "Agent",
    cell: ({ row }) => (
      <a className="quiet-link" href={`/agents/${row.original.agent.slug}`}>
        {row.original.agent.name}
      </a>
    ),
  }),
  column.accessor("seats", seatsColumn),
  column.accessor("state", {
    header: "State",
    enableSorting: false,
    cell: ({ getValue }) => <ExceptionStateLabel state={getValue()} />,
  }),
  column.accessor("requestedAt", {
    header: "Asked",
    cell: ({ row: { original } }) => (
      <span className="inline-flex items-center gap-1.5">
        {original.requestedBy ? <PersonName person={original.requestedBy} /> : original.requestedByName}
        <span className="text-soft">
          <When at={original.requestedAt} now={now} />
        </span>
      </span>
    ),
  }),
  column.accessor("endsAt", { header: "Ends", cell: ({ getValue }) => <When at={getValue()} now={now} as="day" /> }),
];

export function ExceptionsTable({ rows, sort, now }: { rows: ExceptionRow[]; sort: string; now: number }) {
  return <DataTable caption="Exceptions" columns={columnsAt(now)} rows={rows} rowId={(row) => row.id} sort={sort} />;
}
