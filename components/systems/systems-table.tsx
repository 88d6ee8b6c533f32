"use client";

import { DataTable } from "#components/ui/data-table.tsx";
import { type SystemRow, systemColumns } from "./system-columns.tsx";

export function SystemsTable({ rows, total, sort }: { rows: SystemRow[]; total: number; sort: string }) {
  return (
    <DataTable
      caption="Systems"
      columns={systemColumns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{ nouns: ["system", "systems"], name: ({ name }) => name, total, apiPath: "/systems" }}
    />
  );
}
