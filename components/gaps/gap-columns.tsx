"use client";

import { RuleHelp } from "#components/help/rule-help.tsx";
import { PersonName } from "#components/people/person-name.tsx";
import { SeverityLabel, SeverityMark } from "#components/risk/severity-mark.tsx";
import { seatsColumn } from "#components/seats/seats-column.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { When } from "#components/ui/when.tsx";
import type { GapAnswer } from "#lib/gaps/gap-rows.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { FixGap } from "./fix/fix-gap.tsx";
import { GapDue } from "./gap-due.tsx";
import type { GapRow } from "./gap-row.ts";
import { GapRowMenu } from "./gap-row-menu.tsx";

/** Who looks, and when. */
export interface Looking {
  now: number;
  self: string | null;
  /** Auditors read everything and change nothing. */
  mayFix: boolean;
}

const column = columnsFor<GapRow>();

export const gapColumns = ({ now, self, mayFix }: Looking): Columns<GapRow> => [
  column.accessor("sentence", {
    header: "Gap",
    enableSorting: false,
    meta: { wide: true },
    cell: ({ row: { original } }) => (
      <span className="flex min-w-0 items-center gap-2">
        <span title={original.severity} className="shrink-0">
          <SeverityMark severity={original.severity} />
          <span className="sr-only">{original.severity}: </span>
        </span>
        <MomentLink
          className="quiet-link line-clamp-3 min-w-0 max-w-56 md:block md:max-w-xs md:truncate xl:max-w-[22rem]"
          href={`/gaps/${original.id}`}
          title={original.sentence}
        >
          {original.sentence}
        </MomentLink>
      </span>
    ),
  }),
  column.accessor("seats", seatsColumn),
  ...(mayFix
    ? [
        column.display({
          id: "fix",
          header: "Close it",
          meta: { text: (row: GapRow) => row.fix },
          cell: ({ row: { original } }) =>
            original.status === "closed" ? null : <FixGap gap={original as GapAnswer} now={now} />,
        }),
      ]
    : []),
  column.accessor("dueAt", { header: "Due", cell: ({ row }) => <GapDue gap={row.original as GapAnswer} now={now} /> }),
  column.accessor("assignee", {
    header: "Assignee",
    enableSorting: false,
    cell: ({ row: { original } }) => (
      <span className="flex items-center justify-between gap-1">
        {original.assignee ? <PersonName person={original.assignee} /> : <span className="text-soft">Nobody</span>}
        <GapRowMenu gap={original} self={self} />
      </span>
    ),
  }),
  column.accessor("agent", {
    header: "Agent",
    cell: ({ row: { original } }) =>
      original.agent ? (
        <MomentLink className="quiet-link" href={`/agents/${original.agent.slug}`}>
          {original.agent.name}
        </MomentLink>
      ) : (
        <span className="text-soft">the organisation</span>
      ),
  }),
  column.accessor("severity", {
    header: "Severity",
    cell: ({ getValue }) => <SeverityLabel severity={getValue()} />,
  }),
  column.accessor("function", {
    header: "Function",
    enableSorting: false,
    cell: ({ getValue }) => inWords(getValue()),
  }),
  column.accessor("capability", {
    header: "Capability",
    enableSorting: false,
    meta: { hidden: true },
    cell: ({ row }) => row.original.capability?.name ?? "",
  }),
  column.accessor("role", {
    header: "Role",
    enableSorting: false,
    meta: { hidden: true },
    cell: ({ getValue }) => inWords(getValue() ?? ""),
  }),
  column.accessor("control", { header: "Control", enableSorting: false, meta: { hidden: true } }),
  column.accessor("openedAt", {
    header: "Open since",
    meta: { hidden: true },
    cell: ({ getValue }) => <When at={getValue()} now={now} />,
  }),
  column.accessor("rule", {
    header: "Rule",
    meta: { hidden: true },
    cell: ({ getValue }) => (
      <span className="font-mono text-xs">
        <RuleHelp rule={getValue()} term={getValue()} />
      </span>
    ),
  }),
  column.accessor("status", { header: "Status", enableSorting: false, meta: { hidden: true } }),
];
