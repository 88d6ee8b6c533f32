"use client";

import { useMemo } from "react";
import { DataTable } from "#components/ui/data-table.tsx";
import type { CampaignRecord } from "#lib/reviews/store-campaign-answers.ts";
import { campaignColumns } from "./campaign-columns.tsx";

/** Campaigns with how far they are: what runs and what comes next first. */
export function CampaignList({
  campaigns,
  total,
  sort,
  now,
}: {
  campaigns: CampaignRecord[];
  total: number;
  sort: string;
  now: number;
}) {
  const columns = useMemo(() => campaignColumns(now), [now]);
  return (
    <DataTable
      caption="Access reviews"
      columns={columns}
      rows={campaigns}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{ nouns: ["review", "reviews"], name: ({ name }) => name, total, apiPath: "/campaigns" }}
    />
  );
}
