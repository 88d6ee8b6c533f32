"use client";

import { useMemo } from "react";
import { RuleHelp } from "#components/help/rule-help.tsx";
import { type NamedPerson, PersonName } from "#components/people/person-name.tsx";
import { SeverityLabel } from "#components/risk/severity-mark.tsx";
import { seatsColumn } from "#components/seats/seats-column.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { When } from "#components/ui/when.tsx";
import type { Severity } from "#lib/registry/core/vocabulary.ts";
import type { ExceptionState } from "#lib/workflow/exceptions/core/exception-lifecycle.ts";
import { ExceptionStateLabel } from "./exception-state-label.tsx";
import { WithdrawMany } from "./withdraw-many.tsx";

export interface ExceptionRow {
  id: string;
  state: ExceptionState;
  gap: { rule: string; severity: Severity; sentence: string };
  agent: { slug: string; name: string };
  reason: string;
  compensatingControl: string;
  requestedBy: (NamedPerson & { id: string }) | null;
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
    meta: { wide: true, text: ({ gap }: ExceptionRow) => gap.sentence },
    cell: ({ row: { original } }) => (
      <a className="quiet-link font-medium" href={`/exceptions/${original.id}`}>
        {original.gap.sentence}
      </a>
    ),
  }),
  column.accessor("gap.severity", {
    id: "severity",
    header: "Severity",
    meta: { text: ({ gap }: ExceptionRow) => gap.severity },
    cell: ({ row }) => <SeverityLabel severity={row.original.gap.severity} />,
  }),
  column.accessor("agent.name", {
    id: "agent",
    header: "Agent",
    meta: { wraps: true },
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
    meta: { wraps: true },
    cell: ({ row: { original } }) => (
      <span className="inline-flex items-center gap-x-1.5 xl:flex-wrap">
        {original.requestedBy ? <PersonName person={original.requestedBy} /> : original.requestedByName}
        <span className="text-soft">
          <When at={original.requestedAt} now={now} />
        </span>
      </span>
    ),
  }),
  column.accessor("endsAt", { header: "Ends", cell: ({ getValue }) => <When at={getValue()} now={now} as="day" /> }),
  column.accessor("requestedByName", {
    id: "requestedBy",
    header: "Asked by",
    meta: { hidden: true, text: ({ requestedByName }: ExceptionRow) => requestedByName },
  }),
  column.accessor("gap.rule", {
    id: "rule",
    header: "Rule",
    enableSorting: false,
    meta: { hidden: true, text: ({ gap }: ExceptionRow) => gap.rule },
    cell: ({ row }) => <RuleHelp rule={row.original.gap.rule} term={row.original.gap.rule} />,
  }),
  column.accessor("reason", { header: "Why", enableSorting: false, meta: { hidden: true, wide: true } }),
  column.accessor("compensatingControl", {
    header: "What is done meanwhile",
    enableSorting: false,
    meta: { hidden: true, wide: true },
  }),
];

/** The exceptions. Several are taken back at once; each is decided by itself, where its reason is read. */
export function ExceptionsTable({
  rows,
  total,
  sort,
  now,
  mayWithdraw,
}: {
  rows: ExceptionRow[];
  total: number;
  sort: string;
  now: number;
  /** Whose exceptions the asker may take back: everybody's, or those of the person with this id alone. */
  mayWithdraw: "all" | { of: string | null };
}) {
  const columns = useMemo(() => columnsAt(now), [now]);
  const mine = ({ requestedBy }: ExceptionRow) => mayWithdraw === "all" || requestedBy?.id === mayWithdraw.of;
  return (
    <DataTable
      caption="Exceptions"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{
        nouns: ["exception", "exceptions"],
        name: ({ gap }) => gap.sentence,
        total,
        apiPath: "/exceptions",
        actions: (chosen, clear) => (
          <WithdrawMany
            exceptions={chosen.filter((one) => mine(one) && (one.state === "requested" || one.state === "approved"))}
            onDone={clear}
          />
        ),
      }}
    />
  );
}
