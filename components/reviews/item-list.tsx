"use client";

import { useMemo } from "react";
import { DataTable } from "#components/ui/data-table.tsx";
import type { ListedItem } from "#lib/reviews/store-item-answers.ts";
import { CertifyMany } from "./certify-many.tsx";
import { itemColumns } from "./item-columns.tsx";
import { ReassignMany } from "./reassign-many.tsx";

/** The items of a campaign; whoever is asked certifies low and moderate ones together, or hands several on. */
export function ItemList({
  campaign,
  items,
  total,
  sort,
  now,
  me,
  mayReassign,
}: {
  campaign: string;
  items: ListedItem[];
  total: number;
  sort: string;
  now: number;
  me: string | null;
  /** Who may hand every item on, and not only what they are asked about. */
  mayReassign: boolean;
}) {
  const columns = useMemo(() => itemColumns(now), [now]);
  const waits = ({ campaign: { state }, state: item }: ListedItem) => state === "open" && item === "waiting";
  const mine = (item: ListedItem) =>
    waits(item) && item.reviewers.some(({ person, answered }) => person.id === me && !answered);
  return (
    <DataTable
      caption="Items of this campaign"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{
        nouns: ["item", "items"],
        name: ({ agent, capability }) => `${agent.name}, ${capability.name}`,
        total,
        apiPath: `/campaigns/${campaign}/items`,
        actions: (chosen, clear) => (
          <>
            <CertifyMany
              campaign={campaign}
              items={chosen.filter((item) => mine(item) && (item.tier === "low" || item.tier === "moderate"))}
              chosen={chosen.length}
              onDone={clear}
            />
            <ReassignMany
              campaign={campaign}
              items={chosen.filter((item) => (mayReassign ? waits(item) : mine(item)))}
              onDone={clear}
            />
          </>
        ),
      }}
    />
  );
}
