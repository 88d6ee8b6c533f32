"use client";

import { DataTable } from "#components/ui/data-table.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { When } from "#components/ui/when.tsx";
import type { ImportAnswer } from "#lib/imports/import-answer.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";

type Row = ImportAnswer & { now: number };

const statusWords: Readonly<Record<ImportAnswer["status"], string>> = {
  running: "running",
  done: "done",
  failed: "failed",
};

const column = columnsFor<Row>();
const columns: Columns<Row> = [
  column.accessor("fileName", {
    header: "File",
    cell: ({ row: { original } }) => (
      <a className="quiet-link font-medium" href={`/imports/${original.id}`}>
        {original.fileName}
      </a>
    ),
  }),
  column.accessor("format", { header: "Format", enableSorting: false }),
  column.accessor("dryRun", {
    header: "What happened",
    enableSorting: false,
    cell: ({ row: { original } }) => {
      if (original.status === "running")
        return `${inFigures(original.rowsDone)} of ${inFigures(original.rowsTotal)} rows`;
      return original.dryRun
        ? "shown only"
        : statusWords[original.status] === "done"
          ? "imported"
          : "failed, nothing written";
    },
  }),
  column.accessor((row) => row.counts?.created ?? 0, {
    id: "created",
    header: "Created",
    enableSorting: false,
    meta: { figure: true },
    cell: ({ getValue }) => inFigures(getValue()),
  }),
  column.accessor((row) => (row.counts?.changed ?? 0) + (row.counts?.left ?? 0), {
    id: "changed",
    header: "Changed",
    enableSorting: false,
    meta: { figure: true },
    cell: ({ getValue }) => inFigures(getValue()),
  }),
  column.accessor((row) => row.counts?.error ?? 0, {
    id: "errors",
    header: "Errors",
    enableSorting: false,
    meta: { figure: true },
    cell: ({ getValue }) => inFigures(getValue()),
  }),
  column.accessor("createdBy", { header: "By", enableSorting: false }),
  column.accessor("createdAt", {
    header: "When",
    cell: ({ row: { original } }) => <When at={original.createdAt} now={original.now} />,
  }),
];

export function ImportsTable({ rows, sort, now }: { rows: ImportAnswer[]; sort: string; now: number }) {
  return (
    <DataTable
      caption="Imports"
      columns={columns}
      rows={rows.map((row) => ({ ...row, now }))}
      rowId={(row) => row.id}
      sort={sort}
    />
  );
}
