import { Document, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { momentInWords } from "#lib/platform/core/date-in-words.ts";
import { printable } from "#lib/platform/core/printable.ts";
import { Fact, paper, Sheet } from "#lib/platform/paper.tsx";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { SeatsOnPaper } from "#lib/registry/seats-on-paper.tsx";
import { type CampaignOverview, itemsOf, type ReportedItem } from "#lib/reviews/campaign-overview.ts";
import { answers, itemStates } from "#lib/reviews/core/vocabulary.ts";
import { answerWords, itemWords, tagWords } from "#lib/reviews/core/words.ts";
import { campaignFacts } from "./campaign-facts.ts";
import { ITEMS_IN_A_PART, numbersOf, partsOfCampaign } from "./core/campaign-parts.ts";
import { campaignDefinitions, capabilityShown, grantShown, peopleShown, silenceOfItem } from "./core/campaign-words.ts";

/** So many items are laid out together: the layout of a page looks at everything that follows it. */
const LAID_OUT_TOGETHER = 25;

const styles = StyleSheet.create({
  row: { flexDirection: "row", borderTopWidth: 0.5, borderTopColor: "#cfd8d5", paddingVertical: 3 },
  who: { flex: 3, paddingRight: 6 },
  figure: { flex: 1.1, paddingLeft: 8, textAlign: "right" },
});

/** Which items of a campaign one file has. */
interface Part {
  number: number;
  of: number;
  items: readonly ReportedItem[];
}

/** A table of figures: who or what first, then a number per column. */
const Figures = ({ head, rows }: { head: readonly string[]; rows: readonly (readonly (string | number)[])[] }) => (
  <View>
    {[head, ...rows].map((cells, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: A printed table is drawn once, and two lines may say the same.
      <View key={line} style={styles.row} wrap={false}>
        {cells.map((cell, at) => (
          <Text
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={at}
            style={[at === 0 ? styles.who : styles.figure, ...(line === 0 ? [paper.soft] : [])]}
          >
            {printable(String(cell))}
          </Text>
        ))}
      </View>
    ))}
  </View>
);

const countedStates = itemStates.filter((state) => state !== "withdrawn");

const Progress = ({ detail }: Pick<CampaignOverview, "detail">) => (
  <>
    <Text style={paper.heading}>Answers by reviewer</Text>
    <Figures
      head={["Reviewer", "Asked", "Answered", ...answers.map((answer) => answerWords[answer])]}
      rows={detail.byReviewer.map(({ person, asked, answered, ...given }) => [
        person.name,
        asked,
        answered,
        ...answers.map((answer) => given[answer]),
      ])}
    />
    <Text style={paper.heading}>Outcomes by business unit</Text>
    <Figures
      head={["Business unit", "Items", ...countedStates.map((state) => itemWords[state])]}
      rows={detail.byUnit.map(({ unit, items, ...became }) => [
        unit ?? "No unit stated",
        items,
        ...countedStates.map((state) => became[state]),
      ])}
    />
  </>
);

/** What is said of an item, a line each; nothing is left out that the workbook has, but the hashes of its evidence. */
function linesOf(item: ReportedItem): string[] {
  const { context, decisions, followUp, silence, state, decidedAt, appliedAt, reviewers } = item;
  const waiting = state === "waiting" ? reviewers.map(({ person }) => person.name).join(", ") || "nobody" : null;
  const lines = [
    `Shown: ${capabilityShown(context) || "nothing was stated"}. ${context.riskReason}`,
    `${grantShown(context)}.`,
    `People: ${peopleShown(context)}.`,
    ...decisions.map(
      ({ stage, by, for: behalf, answer, at, reason, riskConfirmed, riskStatement }) =>
        `Stage ${stage + 1}: ${answerWords[answer]} by ${by}${behalf ? ` on behalf of ${behalf}` : ""}, ${momentInWords(at)}${reason ? `: ${reason}` : ""}${riskStatement ? `. Residual risk said anew: ${riskStatement}` : riskConfirmed ? ". Residual risk confirmed" : ""}`,
    ),
    silence === null ? null : silenceOfItem(silence),
    waiting === null ? null : `Waits for ${waiting}`,
    `Outcome: ${itemWords[state]}${decidedAt ? `, decided ${momentInWords(decidedAt)}` : ""}${appliedAt ? `, applied ${momentInWords(appliedAt)}` : ""}`,
    followUp === null
      ? null
      : `Asked of ${followUp.assignee?.name ?? "nobody"} until ${momentInWords(followUp.dueAt)}: ${followUp.ask}`,
    followUp === null
      ? null
      : followUp.confirmedAt === null
        ? "Not confirmed yet"
        : `Confirmed by ${followUp.confirmedBy?.name ?? "nobody named"}${followUp.confirmedFor ? ` on behalf of ${followUp.confirmedFor.name}` : ""}, ${momentInWords(followUp.confirmedAt)}${followUp.note ? `: ${followUp.note}` : ""}`,
  ];
  return lines.filter((line) => line !== null);
}

const Item = ({ item }: { item: ReportedItem }) => (
  <View style={paper.entry}>
    <Text style={paper.strong}>{printable(`${item.context.capability.name}: ${item.context.agent.name}`)}</Text>
    <Text style={paper.soft}>
      {printable([`Tier ${inWords(item.tier)}`, tagWords[item.tag], item.unit].filter(Boolean).join(", "))}
    </Text>
    <SeatsOnPaper seats={item.seats} says="Seats now: " />
    {linesOf(item).map((line, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: Printed once, and two people may give the same reason.
      <Text key={at}>{printable(line)}</Text>
    ))}
    <Text style={paper.figures}>{`evidence no. ${numbersOf(item).join(", ")}`}</Text>
  </View>
);

const footOf = ({ campaign }: CampaignOverview, { number, of }: Part): string =>
  printable(`${campaign.name}${of > 1 ? `, part ${number} of ${of}` : ""} (${campaign.id})`);

const CampaignDocument = ({ overview, part }: { overview: CampaignOverview; part: Part }) => {
  const { campaign, madeAt, entries, ids } = overview;
  const foot = <Text>{footOf(overview, part)}</Text>;
  const first = (part.number - 1) * ITEMS_IN_A_PART;
  const together = Array.from({ length: Math.ceil(part.items.length / LAID_OUT_TOGETHER) }, (_, at) =>
    part.items.slice(at * LAID_OUT_TOGETHER, (at + 1) * LAID_OUT_TOGETHER),
  );
  return (
    <Document
      title={printable(`Access review: ${campaign.name}`)}
      author="Answerable"
      creator="Answerable"
      producer="Answerable"
      creationDate={new Date(madeAt)}
      modificationDate={new Date(madeAt)}
    >
      <Sheet foot={foot}>
        <Text style={paper.over}>ACCESS REVIEW</Text>
        <Text style={paper.title}>{printable(campaign.name)}</Text>
        <Text style={paper.lead}>
          {ids.length === 0
            ? "It holds no items yet."
            : `Items ${first + 1} to ${first + part.items.length} of ${ids.length}${part.of > 1 ? `; this is part ${part.number} of ${part.of}` : ""}.`}
        </Text>
        {campaignFacts(overview).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        <Progress detail={overview.detail} />
        <Text style={paper.heading}>Evidence of the campaign itself</Text>
        {entries.map(({ sequence, type, hash }) => (
          <Text key={sequence} style={paper.figures}>{`no. ${sequence}  ${type}  ${hash}`}</Text>
        ))}
        <Text style={paper.heading}>What the words mean</Text>
        {campaignDefinitions.map(([column, word, means]) => (
          <Text key={`${column} ${word}`}>{`${word} (${column}): ${means}`}</Text>
        ))}
      </Sheet>
      {together.map((items) => (
        <Sheet key={items[0]?.id} foot={foot}>
          {items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </Sheet>
      ))}
    </Document>
  );
};

/**
 * One part of a campaign's report as a PDF on A4. A PDF is laid out as a whole before its first byte, so that a large
 * campaign comes in parts: each stands by itself, and together they hold every item.
 */
export async function campaignPdf(overview: CampaignOverview, number: number): Promise<Buffer> {
  const of = partsOfCampaign(overview.ids.length);
  const items: ReportedItem[] = [];
  const ids = overview.ids.slice((number - 1) * ITEMS_IN_A_PART, number * ITEMS_IN_A_PART);
  for await (const some of itemsOf(overview, ids)) items.push(...some);
  return renderToBuffer(<CampaignDocument overview={overview} part={{ number, of, items }} />);
}
