"use client";

import { type NamedPerson, Nobody, PersonName } from "#components/people/person-name.tsx";
import { NotStated } from "#components/ui/facts.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";

export interface DataSourceRow {
  id: string;
  slug: string;
  name: string;
  dataOwner: NamedPerson | null;
  qualityOwner: NamedPerson | null;
  dataClassification: string | null;
  agentCount: number;
  decisions: { at: string | null };
}

const column = columnsFor<DataSourceRow>();
export const dataSourceColumns: Columns<DataSourceRow> = [
  column.accessor("name", {
    header: "Name",
    cell: ({ row }) => (
      <a className="quiet-link font-medium" href={`/data-sources/${row.original.slug}`}>
        {row.original.name}
      </a>
    ),
  }),
  column.accessor("dataClassification", {
    header: "Classification",
    cell: ({ getValue }) => getValue() ?? <NotStated />,
  }),
  column.accessor("dataOwner", {
    header: "Data owner",
    enableSorting: false,
    cell: ({ row }) => (row.original.dataOwner ? <PersonName person={row.original.dataOwner} /> : <Nobody />),
  }),
  column.accessor("qualityOwner", {
    header: "Owner of source quality",
    enableSorting: false,
    cell: ({ row }) => (row.original.qualityOwner ? <PersonName person={row.original.qualityOwner} /> : <Nobody />),
  }),
  column.accessor("decisions", {
    header: "Use decided",
    enableSorting: false,
    cell: ({ row }) => (row.original.decisions.at ? "yes" : <span className="text-soft">not yet</span>),
  }),
  column.accessor("agentCount", {
    header: "Agents",
    enableSorting: false,
    meta: { figure: true },
    cell: ({ getValue }) => inFigures(getValue()),
  }),
];
