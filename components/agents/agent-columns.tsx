"use client";

import { type NamedPerson, Nobody, PersonName } from "#components/people/person-name.tsx";
import { SeverityMark, TierLabel } from "#components/risk/severity-mark.tsx";
import { seatsColumn } from "#components/seats/seats-column.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { isJudgedIn } from "#lib/gaps/core/states-of-agents.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { type AgentState, inWords, type RiskTier, type Severity } from "#lib/registry/core/vocabulary.ts";
import { StateLabel } from "./state-label.tsx";

export interface AgentRow {
  id: string;
  slug: string;
  name: string;
  state: AgentState;
  businessUnit: string | null;
  hosting: string | null;
  owner: NamedPerson | null;
  riskTier: RiskTier;
  vendor: string | null;
  interaction: string | null;
  autonomy: string | null;
  environment: string | null;
  createdAt: string;
  answerability: { answerable: number; total: number };
  openGaps: number;
  worstSeverity: Severity | null;
  seats: string;
}

const column = columnsFor<AgentRow>();
export const agentColumns: Columns<AgentRow> = [
  column.accessor("name", {
    header: "Agent",
    meta: { wraps: true },
    cell: ({ row }) => (
      <MomentLink
        className="quiet-link inline-block max-w-48 truncate align-middle font-medium sm:max-w-72"
        href={`/agents/${row.original.slug}`}
      >
        {row.original.name}
      </MomentLink>
    ),
  }),
  column.accessor("seats", seatsColumn),
  column.accessor("riskTier", { header: "Tier", cell: ({ getValue }) => <TierLabel tier={getValue()} /> }),
  column.accessor("state", { header: "State", cell: ({ getValue }) => <StateLabel state={getValue()} /> }),
  column.accessor("openGaps", {
    header: "Gaps",
    meta: { figure: true },
    cell: ({ row: { original } }) =>
      original.state === "draft" ? (
        <span className="text-soft" title="Kept as gaps once it is submitted">
          –
        </span>
      ) : original.openGaps === 0 ? (
        <span className="text-soft">0</span>
      ) : (
        <MomentLink className="quiet-link inline-flex items-center gap-1.5" href={`/gaps?agent=${original.slug}`}>
          {original.worstSeverity ? <SeverityMark severity={original.worstSeverity} /> : null}
          {inFigures(original.openGaps)}
        </MomentLink>
      ),
  }),
  column.accessor("answerability", {
    header: "Answerable",
    meta: {
      figure: true,
      text: ({ answerability }: AgentRow) => `${answerability.answerable} of ${answerability.total}`,
    },
    cell: ({ row: { original } }) =>
      original.answerability.total === 0 ? (
        <span className="text-soft" title="Counted once approved">
          –
        </span>
      ) : (
        <span>
          {inFigures(original.answerability.answerable)} of {inFigures(original.answerability.total)}
        </span>
      ),
  }),
  column.accessor("owner", {
    header: "Business owner",
    enableSorting: false,
    meta: { wraps: true },
    cell: ({ row }) =>
      row.original.owner ? (
        <PersonName person={row.original.owner} />
      ) : isJudgedIn(row.original.state) ? (
        <Nobody />
      ) : (
        <span className="text-soft">Nobody</span>
      ),
  }),
  column.accessor("businessUnit", {
    header: "Unit",
    enableSorting: false,
    meta: { wraps: true },
    cell: ({ getValue }) => getValue() ?? "",
  }),
  column.accessor("hosting", {
    header: "Hosting",
    enableSorting: false,
    meta: { hidden: true },
    cell: ({ getValue }) => inWords(getValue() ?? ""),
  }),
  ...(["interaction", "autonomy", "environment"] as const).map((fact) =>
    column.accessor(fact, {
      header: fact.charAt(0).toUpperCase() + fact.slice(1),
      enableSorting: false,
      meta: { hidden: true },
      cell: ({ getValue }) => inWords(getValue() ?? ""),
    }),
  ),
  column.accessor("vendor", {
    header: "Vendor",
    enableSorting: false,
    meta: { hidden: true },
    cell: ({ getValue }) => getValue() ?? "",
  }),
  column.accessor("createdAt", {
    header: "Registered",
    meta: { hidden: true },
    cell: ({ getValue }) => dateInWords(Date.parse(getValue())),
  }),
];
