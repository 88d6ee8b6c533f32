"use client";

import { useMemo } from "react";
import { type NamedPerson, PersonName } from "#components/people/person-name.tsx";
import { seatsColumn } from "#components/seats/seats-column.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { When } from "#components/ui/when.tsx";
import type { RetirementState } from "#lib/workflow/retirements/core/retirement-lifecycle.ts";
import { RetirementStateLabel } from "./retirement-state-label.tsx";

export interface RetirementTableRow {
  id: string;
  state: RetirementState;
  agent: { slug: string; name: string };
  reason: string;
  requestedBy: NamedPerson | null;
  requestedByName: string;
  seats: string;
  requestedAt: string;
  scheduledAt: string | null;
  retiredAt: string | null;
  progress: { done: number; total: number };
}

const column = columnsFor<RetirementTableRow>();
const columnsAt = (now: number): Columns<RetirementTableRow> => [
  column.accessor("agent.name", {
    id: "agent",
    header: "Agent",
    meta: { wraps: true },
    cell: ({ row: { original } }) => (
      <a className="quiet-link font-medium" href={`/retirements/${original.id}`}>
        {original.agent.name}
      </a>
    ),
  }),
  column.accessor("seats", seatsColumn),
  column.accessor("state", { header: "State", cell: ({ getValue }) => <RetirementStateLabel state={getValue()} /> }),
  column.accessor("progress", {
    header: "Steps",
    enableSorting: false,
    meta: { figure: true, text: ({ progress }: RetirementTableRow) => `${progress.done} of ${progress.total}` },
    cell: ({ row: { original } }) =>
      original.progress.total === 0 ? (
        <span className="text-soft">–</span>
      ) : (
        `${original.progress.done} of ${original.progress.total}`
      ),
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
  column.accessor("scheduledAt", {
    header: "Day",
    cell: ({ row: { original } }) =>
      original.retiredAt ? (
        <When at={original.retiredAt} now={now} as="day" />
      ) : original.scheduledAt ? (
        <When at={original.scheduledAt} now={now} as="day" />
      ) : (
        <span className="text-soft">at once</span>
      ),
  }),
  column.accessor("reason", { header: "Why", enableSorting: false, meta: { wide: true } }),
  column.accessor("requestedByName", {
    id: "requestedBy",
    header: "Asked by",
    meta: { hidden: true, text: ({ requestedByName }: RetirementTableRow) => requestedByName },
  }),
  column.accessor("retiredAt", {
    header: "Retired",
    enableSorting: false,
    meta: { hidden: true },
    cell: ({ row: { original } }) => (original.retiredAt ? <When at={original.retiredAt} now={now} as="day" /> : ""),
  }),
];

/**
 * The retirements. Each step of one is proven by itself: there is nothing to do to many at once but to take them away
 * as a file.
 */
export function RetirementsTable({
  rows,
  total,
  sort,
  now,
}: {
  rows: RetirementTableRow[];
  total: number;
  sort: string;
  now: number;
}) {
  const columns = useMemo(() => columnsAt(now), [now]);
  return (
    <DataTable
      caption="Retirements"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{
        nouns: ["retirement", "retirements"],
        name: ({ agent }) => `the retirement of ${agent.name}`,
        total,
        apiPath: "/retirements",
      }}
    />
  );
}
