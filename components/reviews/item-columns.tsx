"use client";

import { Nobody, PersonName } from "#components/people/person-name.tsx";
import { TierLabel } from "#components/risk/severity-mark.tsx";
import { seatsColumn } from "#components/seats/seats-column.tsx";
import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { When } from "#components/ui/when.tsx";
import { itemWords, tagWords } from "#lib/reviews/core/words.ts";
import type { ListedItem } from "#lib/reviews/store-item-answers.ts";
import { ReviewStamp } from "./review-stamp.tsx";

const column = columnsFor<ListedItem>();

export const itemColumns = (now: number): Columns<ListedItem> => [
  column.accessor("capability", {
    header: "Capability",
    cell: ({ row: { original } }) => (
      <a className="quiet-link font-medium" href={`/reviews/${original.campaign.id}/${original.id}`}>
        {original.capability.name}
      </a>
    ),
  }),
  column.accessor("agent", {
    header: "Agent",
    cell: ({ row: { original } }) => (
      <a className="quiet-link" href={`/agents/${original.agent.slug}`}>
        {original.agent.name}
      </a>
    ),
  }),
  column.accessor("seats", seatsColumn),
  column.accessor("tier", { header: "Tier", cell: ({ getValue }) => <TierLabel tier={getValue()} /> }),
  column.accessor("tag", {
    header: "Since the last review",
    meta: { text: ({ tag }: ListedItem) => tagWords[tag] },
    cell: ({ row }) => tagWords[row.original.tag],
  }),
  column.accessor("reviewers", {
    header: "Asks",
    enableSorting: false,
    meta: { text: ({ reviewers }: ListedItem) => reviewers.map(({ person }) => person.name).join(", ") },
    cell: ({ row: { original } }) => <Asked item={original} />,
  }),
  column.accessor("state", {
    header: "Answer",
    meta: { text: ({ state }: ListedItem) => itemWords[state] },
    cell: ({ row: { original } }) => (
      <>
        <ReviewStamp state={original.state} says={itemWords[original.state]} />
        {original.silence ? <span className="ml-1 text-xs text-soft">silence: {original.silence}</span> : null}
      </>
    ),
  }),
  column.accessor("dueAt", {
    header: "Due",
    meta: { hidden: true },
    cell: ({ getValue }) => <When at={getValue()} now={now} />,
  }),
  column.accessor("unit", { header: "Unit", meta: { hidden: true }, cell: ({ getValue }) => getValue() ?? "" }),
  column.accessor("stage", { header: "Stage", enableSorting: false, meta: { hidden: true, figure: true } }),
  column.accessor("answer", {
    id: "answeredBy",
    header: "Answered by",
    enableSorting: false,
    meta: { hidden: true, text: ({ answer }: ListedItem) => answer?.by ?? "" },
    cell: ({ row }) => row.original.answer?.by ?? "",
  }),
  column.accessor("answer.reason", {
    id: "reason",
    header: "Reason",
    enableSorting: false,
    meta: { hidden: true, wide: true, text: ({ answer }: ListedItem) => answer?.reason ?? "" },
    cell: ({ row }) => row.original.answer?.reason ?? "",
  }),
];

function Asked({ item: { reviewers, state } }: { item: ListedItem }) {
  if (reviewers.length === 0 && state === "waiting") return <Nobody />;
  return (
    <>
      {reviewers.slice(0, 2).map(({ person }) => (
        <span key={person.id} className="mr-2">
          <PersonName person={person} />
        </span>
      ))}
      {reviewers.length > 2 ? <span className="text-soft">+{reviewers.length - 2}</span> : null}
    </>
  );
}
