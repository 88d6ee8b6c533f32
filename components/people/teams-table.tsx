"use client";

import { DataTable } from "#components/ui/data-table.tsx";
import { type TeamRow, teamColumns } from "./team-columns.tsx";

/** The teams with who leads them and who is in them. */
export function TeamsTable({ rows, total, sort }: { rows: TeamRow[]; total: number; sort: string }) {
  return (
    <DataTable
      caption="Teams"
      columns={teamColumns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{ nouns: ["team", "teams"], name: ({ name }) => name, total, apiPath: "/teams" }}
    />
  );
}
