"use client";

import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { stripSentence } from "#components/seats/strip-drawing.ts";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { inWords, type OrganisationFunction, type PersonStatus } from "#lib/registry/core/vocabulary.ts";
import { PersonName } from "./person-name.tsx";
import { UnitInPlace } from "./unit-in-place.tsx";

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  status: PersonStatus;
  leftAt: string | null;
  title: string | null;
  function: string | null;
  unit: string | null;
  manager: { name: string; email: string } | null;
  version: number;
  /** Whether the asker may change what is said of them. */
  mayEdit?: boolean;
  outOfOffice: { from: string; until: string | null } | null;
  /** The seats that they hold; empty where they hold none. */
  seats: string;
}

const column = columnsFor<PersonRow>();
export const personColumns: Columns<PersonRow> = [
  column.accessor("name", {
    header: "Name",
    meta: { wraps: true },
    cell: ({ row }) => (
      <span className="inline-block max-w-44 align-middle sm:max-w-none">
        <PersonName person={row.original} />
      </span>
    ),
  }),
  column.accessor("seats", {
    header: "Seats held",
    enableSorting: false,
    meta: { text: ({ seats }: PersonRow) => stripSentence(seats) },
    cell: ({ getValue }) =>
      getValue() === "" ? <span className="text-soft">none</span> : <SeatStrip seats={getValue()} />,
  }),
  column.accessor("title", {
    header: "Title",
    enableSorting: false,
    meta: { wraps: true },
    cell: ({ getValue }) => getValue() ?? "",
  }),
  column.accessor("unit", {
    header: "Unit",
    cell: ({ row: { original } }) => (original.mayEdit ? <UnitInPlace person={original} /> : (original.unit ?? "")),
  }),
  column.accessor("function", {
    header: "Function",
    enableSorting: false,
    meta: { wraps: true },
    cell: ({ getValue }) => inWords((getValue() as OrganisationFunction | null) ?? ""),
  }),
  column.accessor("manager", {
    header: "Manager",
    enableSorting: false,
    meta: { wraps: true },
    cell: ({ row }) => row.original.manager?.name ?? "",
  }),
  column.accessor("email", { header: "Email", meta: { hidden: true } }),
  column.accessor("outOfOffice", {
    header: "Out of office",
    enableSorting: false,
    meta: { hidden: true, text: ({ outOfOffice }: PersonRow) => outOfOffice?.from ?? "" },
    cell: ({ row: { original } }) =>
      original.outOfOffice ? `from ${dateInWords(Date.parse(original.outOfOffice.from))}` : "",
  }),
  column.accessor("status", { header: "Status", cell: ({ getValue }) => inWords(getValue()) }),
];
