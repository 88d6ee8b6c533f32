"use client";

import { TierLabel } from "#components/risk/severity-mark.tsx";
import { seatsColumn } from "#components/seats/seats-column.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { areClosed } from "#lib/registry/core/seat-strip.ts";
import { type GrantStanding, inWords } from "#lib/registry/core/vocabulary.ts";
import type { CapabilityRow } from "#lib/registry/list-all-capabilities.ts";

const standingWords: Record<GrantStanding, string> = {
  counts: "no end",
  ended: "has ended",
  ahead: "begins later",
  none: "not granted",
};

const grantedUntil = ({ grantStanding, grantEndsAt }: CapabilityRow): string =>
  grantEndsAt === null ? standingWords[grantStanding] : dateInWords(Date.parse(grantEndsAt));

/** Of what has ended nobody has to answer any more: neither yes nor no. */
const answerableInWords = ({ answerable, seats }: CapabilityRow): string =>
  answerable ? "yes" : areClosed(seats) ? "–" : "no";

const column = columnsFor<CapabilityRow>();

export const capabilityColumns: Columns<CapabilityRow> = [
  column.accessor("name", {
    header: "Capability",
    cell: ({ row: { original } }) => (
      <MomentLink
        className="quiet-link inline-block max-w-56 truncate align-middle font-medium sm:max-w-80"
        href={`/agents/${original.agent.slug}?section=answers&capability=${original.slug}`}
      >
        {original.name}
      </MomentLink>
    ),
  }),
  column.accessor("agent", {
    header: "Agent",
    cell: ({ row: { original } }) => (
      <MomentLink className="quiet-link" href={`/agents/${original.agent.slug}`}>
        {original.agent.name}
      </MomentLink>
    ),
  }),
  column.accessor("seats", seatsColumn),
  column.accessor("riskTier", { header: "Tier", cell: ({ getValue }) => <TierLabel tier={getValue()} /> }),
  column.accessor("action", {
    header: "Action",
    enableSorting: false,
    cell: ({ getValue }) => inWords(getValue() ?? ""),
  }),
  column.accessor("system", {
    header: "System",
    cell: ({ row: { original } }) =>
      original.system ? (
        <MomentLink className="quiet-link" href={`/systems/${original.system.slug}`}>
          {original.system.name}
        </MomentLink>
      ) : (
        <span className="text-soft">not stated</span>
      ),
  }),
  column.accessor("answerable", {
    header: "Answerable",
    enableSorting: false,
    meta: { text: answerableInWords },
    cell: ({ row: { original } }) => {
      const words = answerableInWords(original);
      return words === "no" ? <span className="text-critical">no</span> : words;
    },
  }),
  column.accessor("state", { header: "State", cell: ({ getValue }) => inWords(getValue()) }),
  column.accessor("dataClassification", {
    header: "Data",
    enableSorting: false,
    meta: { hidden: true },
    cell: ({ getValue }) => getValue() ?? "",
  }),
  column.accessor("grantEndsAt", {
    header: "Granted until",
    enableSorting: false,
    meta: { hidden: true, text: grantedUntil },
    cell: ({ row: { original } }) =>
      original.grantStanding === "counts" ? (
        grantedUntil(original)
      ) : (
        <span className="text-soft">{grantedUntil(original)}</span>
      ),
  }),
];
