"use client";

import { type NamedPerson, Nobody, PersonName } from "#components/people/person-name.tsx";
import { TierLabel } from "#components/risk/severity-mark.tsx";
import { seatsColumn } from "#components/seats/seats-column.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import type { Standing } from "#lib/controls/core/standing.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import type { ControlStatus, RiskTier } from "#lib/registry/core/vocabulary.ts";
import { standingWords } from "./standing-words.ts";
import { StatusInPlace } from "./status-in-place.tsx";

export interface StandingRow {
  control: string;
  agent: { slug: string; name: string };
  riskTier: RiskTier;
  owner: NamedPerson | null;
  ownedBy: "agent" | "default" | "nobody";
  status: ControlStatus | null;
  testedAt: string | null;
  standing: Standing;
  /** The agent's seat strip. */
  seats: string;
}

const column = columnsFor<StandingRow>();
export const standingColumns: Columns<StandingRow> = [
  column.accessor("control", {
    header: "Control",
    cell: ({ getValue }) => (
      <a className="quiet-link font-mono text-xs font-medium" href={`/controls/${getValue()}`}>
        {getValue()}
      </a>
    ),
  }),
  column.accessor("agent", {
    header: "Agent",
    cell: ({ row: { original } }) => (
      <a className="quiet-link" href={`/agents/${original.agent.slug}?section=controls`}>
        {original.agent.name}
      </a>
    ),
  }),
  column.accessor("seats", seatsColumn),
  column.accessor("riskTier", { header: "Tier", cell: ({ getValue }) => <TierLabel tier={getValue()} /> }),
  column.accessor("standing", {
    header: "Standing",
    enableSorting: false,
    cell: ({ row }) => standingWords[row.original.standing],
  }),
  column.accessor("status", {
    header: "Status",
    enableSorting: false,
    cell: ({ row: { original } }) => <StatusInPlace of={original} />,
  }),
  column.accessor("owner", {
    header: "Owner",
    enableSorting: false,
    cell: ({ row: { original } }) =>
      original.owner ? (
        <span className="inline-flex items-center gap-1.5">
          <PersonName person={original.owner} />
          {original.ownedBy === "default" ? <span className="text-soft">by default</span> : null}
        </span>
      ) : (
        <Nobody />
      ),
  }),
  column.accessor("testedAt", {
    header: "Tested on",
    enableSorting: false,
    cell: ({ getValue }) => (getValue() ? dateInWords(Date.parse(getValue() as string)) : ""),
  }),
];
