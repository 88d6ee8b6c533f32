"use client";

import { type Columns, columnsFor } from "#components/ui/table-columns.ts";
import { When } from "#components/ui/when.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { stateWords } from "#lib/reviews/core/words.ts";
import type { CampaignRecord } from "#lib/reviews/store-campaign-answers.ts";
import { ReviewStamp } from "./review-stamp.tsx";
import { ShareBar } from "./share-bar.tsx";

const stateOf = ({ signedOff, template, state }: CampaignRecord): string =>
  signedOff ? "Signed off" : template ? "Template" : stateWords[state];

const answeredOf = ({ progress }: CampaignRecord): string =>
  progress.items === 0 ? "" : `${inFigures(progress.items - progress.waiting)} of ${inFigures(progress.items)}`;

/** What the campaign waits for, or when it was over. */
const nextOf = ({ state, startsAt, dueAt, closedAt, cancelledAt }: CampaignRecord) => {
  if (state === "scheduled" && startsAt) return { word: "Opens ", at: startsAt };
  if (state === "open" && dueAt) return { word: "Due ", at: dueAt };
  return { word: "", at: closedAt ?? cancelledAt };
};

const column = columnsFor<CampaignRecord>();

export const campaignColumns = (now: number): Columns<CampaignRecord> => [
  column.accessor("name", {
    header: "Campaign",
    cell: ({ row: { original } }) => (
      <span>
        <a className="quiet-link font-medium" href={`/reviews/${original.id}`}>
          {original.name}
        </a>
        {original.round > 1 ? <span className="text-soft"> round {original.round}</span> : null}
      </span>
    ),
  }),
  column.accessor("state", {
    header: "State",
    meta: { text: stateOf },
    cell: ({ row: { original } }) => <ReviewStamp state={original.state} says={stateOf(original)} />,
  }),
  column.accessor("progress", {
    id: "answered",
    header: "Answered",
    enableSorting: false,
    meta: { text: answeredOf },
    cell: ({ row: { original } }) => <Answered campaign={original} />,
  }),
  column.accessor("dueAt", {
    header: "When",
    meta: { text: (campaign: CampaignRecord) => nextOf(campaign).at ?? "" },
    cell: ({ row: { original } }) => <Times campaign={original} now={now} />,
  }),
  column.accessor("progress.openFollowUps", {
    id: "toConfirm",
    header: "To confirm",
    enableSorting: false,
    meta: { figure: true, text: ({ progress }: CampaignRecord) => String(progress.openFollowUps) },
    cell: ({ getValue }) => (getValue() > 0 ? inFigures(getValue()) : ""),
  }),
  column.accessor("kind", {
    header: "Kind",
    enableSorting: false,
    meta: { hidden: true },
    cell: ({ getValue }) => (getValue() === "change" ? "Because an agent changed" : "Campaign"),
  }),
  column.accessor("round", { header: "Round", enableSorting: false, meta: { hidden: true, figure: true } }),
  column.accessor("createdBy", {
    header: "Planned by",
    enableSorting: false,
    meta: { hidden: true },
    cell: ({ row }) => row.original.createdBy?.name ?? "",
  }),
  column.accessor("createdAt", {
    header: "Planned",
    meta: { hidden: true },
    cell: ({ getValue }) => <When at={getValue()} now={now} />,
  }),
];

function Answered({ campaign }: { campaign: CampaignRecord }) {
  const { items, waiting } = campaign.progress;
  if (items === 0) return <span className="text-soft">Not opened</span>;
  return (
    <>
      <ShareBar done={items - waiting} of={items} says={`${answeredOf(campaign)} answered`} />{" "}
      <span className="text-soft">{answeredOf(campaign)}</span>
    </>
  );
}

function Times({ campaign, now }: { campaign: CampaignRecord; now: number }) {
  const { word, at } = nextOf(campaign);
  if (at === null) return <span className="text-soft">Not scheduled</span>;
  return (
    <>
      {word}
      <When at={at} now={now} />
    </>
  );
}
