"use client";

import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { type EditableTeam, EditTeam, EndTeam } from "./edit-team.tsx";
import { type NamedPerson, Nobody, PersonName } from "./person-name.tsx";

export interface TeamRow extends Omit<EditableTeam, "lead" | "members"> {
  id: string;
  lead: NamedPerson | null;
  members: readonly NamedPerson[];
  mayEdit: boolean;
}

/** More names than these would make a row a page. */
const SHOWN = 4;

const column = columnsFor<TeamRow>();
export const teamColumns: Columns<TeamRow> = [
  column.accessor("name", {
    header: "Team",
    cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>,
  }),
  column.accessor("lead", {
    header: "Lead",
    enableSorting: false,
    cell: ({ row: { original } }) => (original.lead ? <PersonName person={original.lead} /> : <Nobody />),
  }),
  column.accessor("members", {
    header: "Members",
    enableSorting: false,
    meta: { wraps: true, text: ({ members }: TeamRow) => members.map(({ name }) => name).join(", ") },
    cell: ({ row: { original } }) => (
      <span className="inline-flex items-center gap-x-3 xl:flex-wrap">
        {original.members.slice(0, SHOWN).map((member) => (
          <PersonName key={member.email} person={member} />
        ))}
        {original.members.length > SHOWN ? (
          <span className="text-soft" title={original.members.map(({ name }) => name).join(", ")}>
            and {original.members.length - SHOWN} more
          </span>
        ) : null}
        {original.members.length === 0 ? <span className="text-soft">none</span> : null}
      </span>
    ),
  }),
  column.display({
    id: "edit",
    header: "Change",
    cell: ({ row: { original } }) =>
      original.mayEdit ? (
        <span className="inline-flex items-center gap-1">
          <EditTeam team={original as EditableTeam} />
          <EndTeam team={original as EditableTeam} />
        </span>
      ) : null,
  }),
];
