"use client";

import { DataTable } from "#components/ui/data-table.tsx";
import { type PersonRow, personColumns } from "./person-columns.tsx";

/** The people, with what each is in the organisation; a unit is changed in place. */
export function PeopleTable({ rows, total, sort }: { rows: PersonRow[]; total: number; sort: string }) {
  return (
    <DataTable
      caption="People"
      columns={personColumns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{ nouns: ["person", "people"], name: ({ name }) => name, total, apiPath: "/people" }}
    />
  );
}
