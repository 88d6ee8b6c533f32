import type { CampaignRows } from "#lib/reviews/campaign-rows.ts";
import { type CsvColumn, csvOf } from "./core/csv.ts";

type Item = CampaignRows["items"][number];

/** One answer about an item, with what is the item's own beside it; an item that nobody answered has a row too. */
interface Row {
  campaignName: string;
  item: Item;
  given: Item["answers"][number] | null;
  /** The last that was said of the item: one row of each. */
  latest: boolean;
  followUp: CampaignRows["followUps"][number] | undefined;
}

const columns: readonly CsvColumn<Row>[] = [
  { heading: "campaign", cell: ({ campaignName }) => campaignName },
  { heading: "item", cell: ({ item }) => item.id },
  { heading: "agent", cell: ({ item }) => item.agent.slug },
  { heading: "agentName", cell: ({ item }) => item.agent.name },
  { heading: "capability", cell: ({ item }) => item.capability.slug },
  { heading: "capabilityName", cell: ({ item }) => item.capability.name },
  { heading: "riskTier", cell: ({ item }) => item.tier },
  { heading: "tag", cell: ({ item }) => item.tag },
  { heading: "businessUnit", cell: ({ item }) => item.unit },
  { heading: "state", cell: ({ item }) => item.state },
  { heading: "silence", cell: ({ item }) => item.silence },
  { heading: "reviewers", cell: ({ item }) => item.reviewers.map(({ person }) => person.email).join("; ") },
  // Counted from 1, as the workbook and the PDF count them.
  { heading: "stage", cell: ({ given }) => given && given.stage + 1 },
  { heading: "answer", cell: ({ given }) => given?.answer ?? null },
  { heading: "answeredBy", cell: ({ given }) => given?.by ?? null },
  { heading: "onBehalfOf", cell: ({ given }) => given?.for ?? null },
  { heading: "reason", cell: ({ given }) => given?.reason ?? null },
  { heading: "answeredAt", cell: ({ given }) => given?.at ?? null },
  { heading: "latest", cell: ({ latest }) => (latest ? "yes" : "no") },
  { heading: "openedAt", cell: ({ item }) => item.openedAt },
  { heading: "dueAt", cell: ({ item }) => item.dueAt },
  { heading: "decidedAt", cell: ({ item }) => item.decidedAt },
  { heading: "followUp", cell: ({ followUp }) => followUp?.kind ?? null },
  { heading: "followUpAssignee", cell: ({ followUp }) => followUp?.assignee?.email ?? null },
  { heading: "confirmedAt", cell: ({ followUp }) => followUp?.confirmedAt ?? null },
  { heading: "confirmedBy", cell: ({ followUp }) => followUp?.confirmedBy?.email ?? null },
  { heading: "confirmedOnBehalfOf", cell: ({ followUp }) => followUp?.confirmedFor?.email ?? null },
];

/** A campaign as a CSV file: every answer of every item, in the order in which they were given. */
export function campaignCsv({ campaign, items, followUps }: CampaignRows): string {
  const byItem = new Map(followUps.map((one) => [one.item, one]));
  return csvOf(
    columns,
    items.flatMap((item): Row[] => {
      const own = { campaignName: campaign.name, item, followUp: byItem.get(item.id) };
      if (item.answers.length === 0) return [{ ...own, given: null, latest: true }];
      return item.answers.map((given, place) => ({ ...own, given, latest: place === item.answers.length - 1 }));
    }),
  );
}
