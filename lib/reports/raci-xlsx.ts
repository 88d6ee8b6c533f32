import { iso } from "#lib/platform/core/clock.ts";
import type { Grouping } from "#lib/raci/core/grouping.ts";
import type { Party, RaciCell } from "#lib/raci/core/matrix.ts";
import { type DutySource, raciTemplate } from "#lib/raci/core/template.ts";
import { stripAsText } from "#lib/registry/core/seat-strip.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { query } from "#lib/verbs/query.ts";
import { seatLegend } from "./core/seat-legend.ts";
import { MOST_COLUMNS, type Sheet, type SheetCell, type StyleName } from "./core/sheet.ts";
import { heading } from "./core/sheet-heading.ts";
import {
  linesInOrder,
  listedAgentsOf,
  type RaciSource,
  type ReportedDuty,
  raciReportFields,
  raciSource,
} from "./raci-source.ts";
import { xlsxStream } from "./xlsx.ts";

const FIXED = [
  "Agent",
  "State",
  "Duty",
  "About",
  "Seats",
  "Accountable",
  "Answered for",
  "Performed by",
  "Playbook",
] as const;

/** The matrices of all agents that the filters leave, as a workbook: the matrix, its problems, what the words mean. */
export const raciXlsx = query({
  may: "report.read",
  summary: "Export RACI matrices as XLSX",
  input: raciReportFields,
  async read(queryable, input, { now }) {
    const source = await raciSource(queryable, input, now);
    return { source, parties: await partiesOf(source) };
  },
  answer: ({ source, parties }) =>
    xlsxStream([matrixSheet(source, parties), problemSheet(source), definitionSheet(source)]),
});

/** The columns must be known before the first row: the matrices are derived once for them, and again as they are written. */
async function partiesOf(source: RaciSource): Promise<Party[]> {
  const parties = new Map<string, Party>();
  for await (const agents of listedAgentsOf(source))
    for (const { rows } of agents)
      for (const { row } of rows) for (const { party } of row.cells.values()) parties.set(party.id, party);
  return [...parties.values()]
    .sort((one, other) => one.kind.localeCompare(other.kind) || one.name.localeCompare(other.name))
    .slice(0, MOST_COLUMNS - FIXED.length);
}

const nameOf = (party: Party): string =>
  party.kind === "team" ? `${party.name} (team)` : `${party.name} <${party.person.email}>`;

const aboutOf = ({ row, agent }: ReportedDuty): string => (row.subject === agent.name ? "" : row.subject);

/** By agent the first column says the group already. */
const groupCell = ({ by }: RaciSource, { group }: ReportedDuty): SheetCell[] => (by === "agent" ? [] : [group.title]);
const groupHeading = ({ by }: RaciSource): string[] => (by === "agent" ? [] : ["Group"]);

/** A line of the matrix while it waits for its group: the letters by the place of their column, because most are absent. */
interface Line {
  fixed: SheetCell[];
  letters: [place: number, letter: SheetCell][];
}

function matrixSheet(source: RaciSource, parties: readonly Party[]): Sheet {
  const before = groupHeading(source);
  const places = new Map(parties.map(({ id }, place) => [id, place]));
  return {
    name: "Matrix",
    widths: [...before.map(() => 28), 28, 12, 34, 34, 18, 24, 12, 12, 14, 5],
    frozen: { rows: 1, columns: 4 + before.length },
    headHeight: 150,
    async *rows() {
      const turned = parties.map((party): SheetCell => ({ text: nameOf(party), style: "turned" }));
      yield [...heading([...before, ...FIXED]), ...turned];
      for await (const lines of linesInOrder(source, (duty) => lineOf(source, duty, places)))
        for (const { fixed, letters } of lines) {
          const row = new Array<SheetCell>(parties.length).fill(null);
          for (const [place, letter] of letters) row[place] = letter;
          yield [...fixed, ...row];
        }
    },
  };
}

function lineOf(source: RaciSource, duty: ReportedDuty, places: ReadonlyMap<string, number>): Line {
  const { agent, seats, row, clashing, guide } = duty;
  const broken = !row.valid || clashing.length > 0;
  const fixed: SheetCell[] = [
    ...groupCell(source, duty),
    agent.name,
    inWords(agent.state),
    row.title,
    aboutOf(duty),
    stripAsText(seats),
    row.accountable === null ? { text: "Nobody", style: "problem" } : row.accountable.name,
    broken ? { text: "no", style: "problem" } : "yes",
    guide.control,
    guide.playbook,
  ];
  const letters = [...row.cells].flatMap(([id, cell]): Line["letters"] => {
    const place = places.get(id);
    return place === undefined ? [] : [[place, letterCell(cell, clashing.includes(id))]];
  });
  return { fixed, letters };
}

const letterStyles: Record<RaciCell["letter"], StyleName> = {
  A: "letterA",
  "A/R": "letterA",
  R: "letterR",
  C: "letterC",
  I: "letterI",
};

function letterCell(cell: RaciCell, clashes: boolean): SheetCell {
  const silent = !cell.answers && cell.party.kind === "person";
  const text = `${cell.letter}${silent ? "?" : ""}${clashes ? "!" : ""}`;
  return { text, style: silent || clashes ? "letterSilent" : letterStyles[cell.letter] };
}

const problemSheet = (source: RaciSource): Sheet => ({
  name: "Problems",
  widths: [...groupHeading(source).map(() => 28), 28, 34, 34, 80],
  frozen: { rows: 1, columns: 0 },
  async *rows() {
    yield heading([...groupHeading(source), "Agent", "Duty", "About", "What is so"]);
    const narrowed = { ...source, filter: { ...source.filter, problems: true } };
    for await (const duties of linesInOrder(narrowed, (duty) => problemsOf(source, duty))) yield* duties.flat();
  },
});

const problemsOf = (source: RaciSource, duty: ReportedDuty): SheetCell[][] =>
  sentencesOf(duty).map((text) => [
    ...groupCell(source, duty),
    duty.agent.name,
    duty.row.title,
    aboutOf(duty),
    { text, style: "problem" },
  ]);

function sentencesOf({ row, clashing }: ReportedDuty): string[] {
  const clashes = clashing.map((id) => {
    const name = row.cells.get(id)?.party.name ?? "Somebody";
    return `${name} holds this and another of approving, provisioning and detecting, which must be three people.`;
  });
  return [...row.problems.map(({ sentence }) => sentence), ...clashes];
}

const groupedBy: Record<Grouping, string> = {
  agent: "agent",
  unit: "business unit",
  system: "system",
  person: "who is accountable",
};

const sources = (of: readonly DutySource[]): string => of.map(inWords).join(", ");

const definitionSheet = (source: RaciSource): Sheet => ({
  name: "Definitions",
  widths: [44, 28, 34, 34, 34],
  frozen: { rows: 0, columns: 0 },
  *rows() {
    yield heading(["Letter", "Means"]);
    yield [{ text: "A", style: "letterA" }, "accountable: the one person who answers for it"];
    yield [{ text: "R", style: "letterR" }, "responsible: does it"];
    yield [{ text: "C", style: "letterC" }, "consulted before"];
    yield [{ text: "I", style: "letterI" }, "informed after"];
    yield [
      { text: "A?", style: "letterSilent" },
      "present and does not answer: inactive, or named and not accepted in time",
    ];
    yield [{ text: "R!", style: "letterSilent" }, "duties clash: must be somebody else's"];
    yield [];
    yield* seatLegend();
    yield [];
    yield heading(["Duty", "A from", "R from", "C from", "I from"]);
    for (const { title, accountable, responsible, consulted, informed } of raciTemplate.duties)
      yield [title, inWords(accountable), sources(responsible), sources(consulted), sources(informed)];
    yield [];
    yield ["As of", iso(source.now)];
    yield ["Version of the template", raciTemplate.version];
    yield ["Agents", source.ids.length];
    yield ["Grouped by", groupedBy[source.by]];
  },
});
