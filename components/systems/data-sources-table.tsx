"use client";

import { DataTable } from "#components/ui/data-table.tsx";
import { type DataSourceRow, dataSourceColumns } from "./data-source-columns.tsx";

export function DataSourcesTable({ rows, total, sort }: { rows: DataSourceRow[]; total: number; sort: string }) {
  return (
    <DataTable
      caption="Data sources"
      columns={dataSourceColumns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{ nouns: ["data source", "data sources"], name: ({ name }) => name, total, apiPath: "/data-sources" }}
    />
  );
}
