"use client";

import { DataTable } from "#components/ui/data-table.tsx";
import { type StandingRow, standingColumns } from "./standing-columns.tsx";

/** Controls on agents with how far each has come. */
export function StandingsTable({ rows, total, sort }: { rows: StandingRow[]; total: number; sort: string }) {
  return (
    <DataTable
      caption="Controls on agents"
      columns={standingColumns}
      rows={rows}
      rowId={({ control, agent }) => `${control} ${agent.slug}`}
      sort={sort}
      choosing={{
        nouns: ["control", "controls"],
        name: ({ control, agent }) => `${control} on ${agent.name}`,
        total,
        apiPath: "/control-standings",
      }}
    />
  );
}
