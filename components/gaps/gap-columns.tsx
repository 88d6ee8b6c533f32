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
    meta: { rest: true },
    cell: ({ row: { original } }) => (
      <span className="flex min-w-0 items-center gap-2">
        <span title={original.severity} className="shrink-0">
          <SeverityMark severity={original.severity} />
          <span className="sr-only">{original.severity}: </span>
        </span>
        {/* Beside a short sentence the agent is named; one that leaves no room pushes the name out of the line. */}
        <span className="min-w-0 xl:flex xl:h-[1lh] xl:grow xl:flex-wrap xl:gap-x-2.5 xl:overflow-clip xl:[overflow-clip-margin:3px]">
          <MomentLink
            className="quiet-link line-clamp-3 min-w-0 max-w-56 md:block md:max-w-xs md:truncate xl:max-w-full"
            href={`/gaps/${original.id}`}
            title={original.sentence}
          >
            {original.sentence}
          </MomentLink>
          {original.agent && !original.sentence.includes(original.agent.name) ? (
            <span className="hidden text-soft xl:inline">{original.agent.name}</span>
          ) : null}
        </span>
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
        {original.assignee ? (
          <span className="xl:max-w-32">
            <PersonName person={original.assignee} />
          </span>
        ) : (
          // Where somebody can take it, 'Take it' says that nobody has.
          <span className={`text-soft ${original.mayAssign && original.status !== "closed" ? "xl:sr-only" : ""}`}>
            Nobody
          </span>
        )}
        <GapRowMenu gap={original} self={self} />
      </span>
    ),
  }),
  column.accessor("agent", {
    header: "Agent",
    // Most sentences name it, or what of it is meant.
    meta: { hidden: true },
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
    // The mark before the sentence says it.
    meta: { hidden: true },
    cell: ({ getValue }) => <SeverityLabel severity={getValue()} />,
  }),
  column.accessor("function", {
    header: "Function",
    enableSorting: false,
    meta: { hidden: true },
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
