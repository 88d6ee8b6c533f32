"use client";

import { type NamedPerson, PersonName } from "#components/people/person-name.tsx";
import { SeverityLabel } from "#components/risk/severity-mark.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { inWords, type OrganisationFunction, type Severity } from "#lib/registry/core/vocabulary.ts";
import { ShareOf } from "./share-of.tsx";

export interface ControlRow {
  id: string;
  title: string;
  function: OrganisationFunction;
  weight: Severity;
  defaultOwner: NamedPerson | null;
  appliesWhen: string;
  own: boolean;
  /** On how many agents it applies, somebody owns it, it was tested. */
  applies: number;
  defined: number;
  tested: number;
}

const column = columnsFor<ControlRow>();
const still = { enableSorting: false } as const;

export const controlColumns: Columns<ControlRow> = [
  column.accessor("id", {
    header: "Control",
    ...still,
    cell: ({ row: { original } }) => (
      <span>
        <a className="quiet-link font-mono text-xs font-medium" href={`/controls/${original.id}`}>
          {original.id}
        </a>
        {original.own ? <span className="ml-1.5 text-2xs text-soft">own</span> : null}
      </span>
    ),
  }),
  column.accessor("title", {
    header: "What it asks",
    ...still,
    meta: { wide: true },
    cell: ({ row: { original } }) => (
      <a className="quiet-link" href={`/controls/${original.id}`}>
        {original.title}
      </a>
    ),
  }),
  column.accessor("applies", {
    header: "Applies to",
    ...still,
    meta: { figure: true },
    cell: ({ row: { original } }) =>
      original.applies === 0 ? (
        <span className="text-soft">0</span>
      ) : (
        <a className="quiet-link" href={`/controls/standing?control=${original.id}`}>
          {inFigures(original.applies)}
        </a>
      ),
  }),
  column.accessor("defined", {
    header: "Defined",
    ...still,
    meta: { figure: true },
    cell: ({ row: { original } }) => <ShareOf part={original.defined} whole={original.applies} />,
  }),
  column.accessor("tested", {
    header: "Tested",
    ...still,
    meta: { figure: true },
    cell: ({ row: { original } }) => <ShareOf part={original.tested} whole={original.applies} />,
  }),
  column.display({
    id: "definedOnly",
    header: "Defined only",
    meta: { figure: true, text: (row: ControlRow) => String(row.defined - row.tested) },
    cell: ({ row: { original } }) =>
      original.defined === original.tested ? (
        <span className="text-soft">0</span>
      ) : (
        <a className="quiet-link" href={`/controls/standing?control=${original.id}&standing=defined_only`}>
          {inFigures(original.defined - original.tested)}
        </a>
      ),
  }),
  column.accessor("weight", {
    header: "Weight",
    ...still,
    cell: ({ getValue }) => <SeverityLabel severity={getValue()} />,
  }),
  column.accessor("function", { header: "Function", ...still, cell: ({ getValue }) => inWords(getValue()) }),
  column.accessor("defaultOwner", {
    header: "Default owner",
    ...still,
    cell: ({ row: { original } }) =>
      original.defaultOwner ? <PersonName person={original.defaultOwner} /> : <span className="text-soft">none</span>,
  }),
  column.accessor("appliesWhen", {
    header: "Applies when",
    ...still,
    meta: { wide: true, hidden: true },
    cell: ({ getValue }) => <span className="text-soft">{getValue()}</span>,
  }),
];
