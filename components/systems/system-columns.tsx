"use client";

import { type NamedPerson, Nobody, PersonName } from "#components/people/person-name.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { NotStated } from "#components/ui/facts.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";

export interface SystemRow {
  id: string;
  slug: string;
  name: string;
  kind: string | null;
  owner: NamedPerson | null;
  dataClassification: string | null;
  enforcesApproval: boolean | null;
  environment: string | null;
  toolCount: number;
  agentCount: number;
}

const stated = (word: string | null) => (word === null ? <NotStated /> : inWords(word));

const column = columnsFor<SystemRow>();
export const systemColumns: Columns<SystemRow> = [
  column.accessor("name", {
    header: "Name",
    cell: ({ row }) => (
      <MomentLink className="quiet-link font-medium" href={`/systems/${row.original.slug}`}>
        {row.original.name}
      </MomentLink>
    ),
  }),
  column.accessor("kind", { header: "Kind", cell: ({ getValue }) => stated(getValue()) }),
  column.accessor("owner", {
    header: "Owner",
    enableSorting: false,
    cell: ({ row }) => (row.original.owner ? <PersonName person={row.original.owner} /> : <Nobody />),
  }),
  column.accessor("dataClassification", { header: "Data", cell: ({ getValue }) => stated(getValue()) }),
  column.accessor("enforcesApproval", {
    header: "Enforces approval",
    enableSorting: false,
    cell: ({ getValue }) => (getValue() === null ? <NotStated /> : getValue() ? "yes" : "no"),
  }),
  column.accessor("toolCount", {
    header: "Tools",
    enableSorting: false,
    meta: { figure: true },
    cell: ({ getValue }) => inFigures(getValue()),
  }),
  column.accessor("agentCount", {
    header: "Agents",
    enableSorting: false,
    meta: { figure: true },
    cell: ({ row }) => (
      <MomentLink className="quiet-link" href={`/agents?system=${row.original.slug}`}>
        {inFigures(row.original.agentCount)}
      </MomentLink>
    ),
  }),
];
