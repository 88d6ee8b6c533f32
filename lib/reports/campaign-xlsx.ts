import type { Readable } from "node:stream";
import { stripAsText } from "#lib/registry/core/seat-strip.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { type CampaignOverview, type CitedEntry, itemsOf, type ReportedItem } from "#lib/reviews/campaign-overview.ts";
import { answers, itemStates } from "#lib/reviews/core/vocabulary.ts";
import { answerWords, followUpWords, itemWords, tagWords } from "#lib/reviews/core/words.ts";
import { campaignFacts } from "./campaign-facts.ts";
import { numbersOf } from "./core/campaign-parts.ts";
import { campaignDefinitions, capabilityShown, grantShown, peopleShown, silenceOfItem } from "./core/campaign-words.ts";
import { seatLegend } from "./core/seat-legend.ts";
import type { Sheet, SheetCell } from "./core/sheet.ts";
import { heading } from "./core/sheet-heading.ts";
import { xlsxStream } from "./xlsx.ts";

const wrapped = (text: string | null): SheetCell => (text === null ? null : { text, style: "wrapped" });

/** The report of a campaign as a workbook that an auditor takes along; its items are read as it is written. */
export const campaignXlsx = (overview: CampaignOverview): Readable =>
  xlsxStream([
    headSheet(overview),
    progressSheet(overview),
    itemSheet(overview),
    decisionSheet(overview),
    followUpSheet(overview),
    evidenceSheet(overview),
    definitionSheet(overview),
  ]);

const headSheet = (overview: CampaignOverview): Sheet => ({
  name: "Report",
  widths: [28, 90],
  frozen: { rows: 0, columns: 0 },
  *rows() {
    yield heading(["Access review", "What is so"]);
    for (const [name, value] of campaignFacts(overview)) yield [name, wrapped(value)];
  },
});

const countedStates = itemStates.filter((state) => state !== "withdrawn");

const progressSheet = ({ detail }: CampaignOverview): Sheet => ({
  name: "Progress",
  widths: [34, 34, 12],
  frozen: { rows: 0, columns: 0 },
  *rows() {
    yield heading(["Reviewer", "E-mail", "Asked", "Answered", ...answers.map((answer) => answerWords[answer])]);
    for (const { person, asked, answered, ...given } of detail.byReviewer)
      yield [person.name, person.email, asked, answered, ...answers.map((answer) => given[answer])];
    yield [];
    yield heading(["Business unit", "", "Items", "Decided", ...countedStates.map((state) => itemWords[state])]);
    for (const { unit, items, decided, ...became } of detail.byUnit)
      yield [unit ?? "No unit stated", null, items, decided, ...countedStates.map((state) => became[state])];
    yield [];
    yield heading(["Outcome", "", "Items"]);
    for (const { state, items } of detail.byState) yield [itemWords[state], null, items];
    yield [];
    yield heading(["Tier", "", "Items"]);
    for (const { tier, items } of detail.byTier) yield [inWords(tier), null, items];
  },
});

/** A sheet whose rows are made of the items, read again for it part by part. */
function sheetOfItems(
  overview: CampaignOverview,
  {
    rows,
    columns,
    ...sheet
  }: Pick<Sheet, "name" | "widths"> & {
    columns: readonly string[];
    rows: (item: ReportedItem) => Iterable<readonly SheetCell[]>;
  },
  before: readonly (readonly SheetCell[])[] = [],
): Sheet {
  return {
    ...sheet,
    frozen: { rows: 1, columns: 2 },
    async *rows() {
      yield heading(columns);
      yield* before;
      for await (const items of itemsOf(overview, overview.ids)) for (const item of items) yield* rows(item);
    },
  };
}

const named = ({ context }: ReportedItem): [string, string] => [context.agent.name, context.capability.name];

const itemSheet = (overview: CampaignOverview): Sheet =>
  sheetOfItems(overview, {
    name: "Items",
    widths: [30, 34, 16, 12, 20, 16, 44, 30, 60, 44, 16, 24, 24, 40, 24, 24, 24, 24],
    columns: [
      "Agent",
      "Capability",
      "Seats",
      "Tier",
      "Business unit",
      "Since the last review",
      "Shown: what it may do",
      "Shown: why this tier",
      "Shown: who answers",
      "Shown: grant",
      "Outcome",
      "Decided",
      "Applied",
      "Silence",
      "Asked now",
      "Opened",
      "Due",
      "Evidence",
      "Item",
    ],
    *rows(item) {
      yield [
        ...named(item),
        stripAsText(item.seats),
        inWords(item.tier),
        item.unit,
        tagWords[item.tag],
        wrapped(capabilityShown(item.context)),
        wrapped(item.context.riskReason),
        wrapped(peopleShown(item.context)),
        wrapped(grantShown(item.context)),
        itemWords[item.state],
        item.decidedAt,
        item.appliedAt,
        wrapped(silenceOfItem(item.silence)),
        item.reviewers.map(({ person }) => person.name).join("; "),
        item.openedAt,
        item.dueAt,
        numbersOf(item).join(", "),
        item.id,
      ];
    },
  });

const decisionSheet = (overview: CampaignOverview): Sheet =>
  sheetOfItems(overview, {
    name: "Decisions",
    widths: [30, 34, 8, 26, 26, 22, 60, 60, 24],
    columns: ["Agent", "Capability", "Stage", "Reviewer", "On behalf of", "Answer", "Reason", "Residual risk", "When"],
    *rows(item) {
      for (const { stage, by, for: behalf, answer, reason, riskConfirmed, riskStatement, at } of item.decisions) {
        const risk = riskStatement ?? (riskConfirmed ? "Confirmed as it stood" : null);
        yield [...named(item), stage + 1, by, behalf, answerWords[answer], wrapped(reason), wrapped(risk), at];
      }
    },
  });

const followUpSheet = (overview: CampaignOverview): Sheet =>
  sheetOfItems(overview, {
    name: "Follow-ups",
    widths: [30, 34, 12, 60, 26, 24, 24, 24, 26, 26, 60],
    columns: [
      "Agent",
      "Capability",
      "Kind",
      "What is asked",
      "Asked of",
      "Opened",
      "Due",
      "Confirmed",
      "Confirmed by",
      "On behalf of",
      "Confirmed with",
    ],
    *rows(item) {
      const { followUp } = item;
      if (followUp === null) return;
      const { kind, ask, assignee, openedAt, dueAt, confirmedAt, confirmedBy, confirmedFor, note } = followUp;
      yield [
        ...named(item),
        followUpWords[kind],
        wrapped(ask),
        assignee?.name ?? "Nobody",
        openedAt,
        dueAt,
        confirmedAt ?? { text: "Not yet", style: "problem" },
        confirmedBy?.name ?? null,
        confirmedFor?.name ?? null,
        wrapped(note),
      ];
    },
  });

const cited = ({ sequence, at, type, actor, reason, hash }: CitedEntry): SheetCell[] => [
  Number(sequence),
  type,
  at,
  actor,
  wrapped(reason),
  hash,
];

const evidenceSheet = (overview: CampaignOverview): Sheet =>
  sheetOfItems(
    overview,
    {
      name: "Evidence",
      widths: [10, 28, 24, 26, 50, 68, 30, 34],
      columns: ["Number", "Type", "When", "By", "Reason", "SHA-256", "Agent", "Capability"],
      *rows(item) {
        for (const entry of item.entries) yield [...cited(entry), ...named(item)];
      },
    },
    overview.entries.map(cited),
  );

const definitionSheet = ({ madeAt, ids }: CampaignOverview): Sheet => ({
  name: "Definitions",
  widths: [24, 28, 100],
  frozen: { rows: 1, columns: 0 },
  *rows() {
    yield heading(["column", "word", "what it means"]);
    for (const [column, word, means] of campaignDefinitions) yield [column, word, wrapped(means)];
    yield [];
    yield* seatLegend();
    yield [];
    yield ["Made", madeAt];
    yield ["Items", ids.length];
  },
});
