import { z } from "zod";
import { missing } from "#lib/platform/core/refusal.ts";
import { type CampaignRows, campaignRows } from "#lib/reviews/campaign-rows.ts";
import { query } from "#lib/verbs/query.ts";
import { type CsvColumn, csvOf } from "./core/csv.ts";

type Item = CampaignRows["items"][number];
interface Row extends Item {
  followUp: CampaignRows["followUps"][number] | undefined;
  campaignName: string;
}

const columns: readonly CsvColumn<Row>[] = [
  { heading: "campaign", cell: ({ campaignName }) => campaignName },
  { heading: "item", cell: ({ id }) => id },
  { heading: "agent", cell: ({ agent }) => agent.slug },
  { heading: "agentName", cell: ({ agent }) => agent.name },
  { heading: "capability", cell: ({ capability }) => capability.slug },
  { heading: "capabilityName", cell: ({ capability }) => capability.name },
  { heading: "riskTier", cell: ({ tier }) => tier },
  { heading: "tag", cell: ({ tag }) => tag },
  { heading: "businessUnit", cell: ({ unit }) => unit },
  { heading: "state", cell: ({ state }) => state },
  { heading: "silence", cell: ({ silence }) => silence },
  { heading: "reviewers", cell: ({ reviewers }) => reviewers.map(({ person }) => person.email).join("; ") },
  { heading: "answer", cell: ({ answer }) => answer?.answer ?? null },
  { heading: "answeredBy", cell: ({ answer }) => answer?.by ?? null },
  { heading: "reason", cell: ({ answer }) => answer?.reason ?? null },
  { heading: "openedAt", cell: ({ openedAt }) => openedAt },
  { heading: "dueAt", cell: ({ dueAt }) => dueAt },
  { heading: "decidedAt", cell: ({ decidedAt }) => decidedAt },
  { heading: "followUp", cell: ({ followUp }) => followUp?.kind ?? null },
  { heading: "followUpAssignee", cell: ({ followUp }) => followUp?.assignee?.email ?? null },
  { heading: "confirmedAt", cell: ({ followUp }) => followUp?.confirmedAt ?? null },
  { heading: "confirmedBy", cell: ({ followUp }) => followUp?.confirmedBy?.email ?? null },
];

const formats = { csv: "text/csv; charset=utf-8; header=present", json: "application/json; charset=utf-8" } as const;
type Format = keyof typeof formats;

/**
 * The report of a campaign as a file, `ID.csv` with one row per item or `ID.json` with settings, progress, every item with
 * its outcome and every follow-up.
 */
export const campaignFile = query({
  may: "report.read",
  summary: "Export a campaign's report as CSV or JSON",
  input: z.strictObject({ file: z.string().max(100) }),
  async read(queryable, { file }) {
    const [, id = "", extension = ""] = /^(.*)\.(\w+)$/.exec(file) ?? [];
    if (!Object.hasOwn(formats, extension)) throw missing("report", file);
    return { ...(await campaignRows(queryable, id)), format: extension as Format };
  },
  answer: ({ format, ...rows }) => ({
    name: `access-review-${rows.campaign.id}.${format}`,
    type: formats[format],
    content: format === "csv" ? csvFrom(rows) : JSON.stringify(rows, null, 2),
  }),
});

function csvFrom({ campaign, items, followUps }: CampaignRows): string {
  const byItem = new Map(followUps.map((one) => [one.item, one]));
  return csvOf(
    columns,
    items.map((item) => ({ ...item, followUp: byItem.get(item.id), campaignName: campaign.name })),
  );
}
