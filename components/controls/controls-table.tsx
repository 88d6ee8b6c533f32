"use client";

import { DataTable } from "#components/ui/data-table.tsx";
import { type ControlRow, controlColumns } from "./control-columns.tsx";

/** The catalogue: a short list, so it stands on one page in the order of its ids, each with its two figures (R36). */
export function ControlsTable({ rows }: { rows: ControlRow[] }) {
  return (
    <DataTable
      caption="Controls"
      columns={controlColumns}
      rows={rows}
      rowId={(row) => row.id}
      sort=""
      choosing={{
        nouns: ["control", "controls"],
        name: ({ id, title }) => `${id} ${title}`,
        total: rows.length,
        apiPath: "/controls",
      }}
    />
  );
}
