import { iso } from "#lib/platform/core/clock.ts";
import { raciTemplate } from "#lib/raci/core/template.ts";
import { query } from "#lib/verbs/query.ts";
import { jsonList } from "./core/json-list.ts";
import { linesInOrder, type ReportedDuty, raciReportFields, raciSource } from "./raci-source.ts";

/** The matrices of all agents that the filters leave, row by row, as the pieces of a JSON file; groups and order as on the page. */
export const raciJson = query({
  may: "report.read",
  summary: "Export RACI matrices as JSON",
  input: raciReportFields,
  read: (queryable, input, { now }) => raciSource(queryable, input, now),
  answer: (source) => {
    const { by, now } = source;
    const head = { at: iso(now), templateVersion: raciTemplate.version, by };
    const grouped = (duty: ReportedDuty) => ({ group: duty.group.title, ...rowOf(duty) });
    return jsonList(head, "rows", linesInOrder<object>(source, by === "agent" ? rowOf : grouped));
  },
});

const rowOf = ({ agent, row, capability, clashing, guide }: ReportedDuty): object => ({
  agent: agent.slug,
  duty: row.duty,
  capability: capability?.slug ?? null,
  control: row.controlId,
  accountable: row.accountable?.email ?? null,
  cells: Array.from(row.cells.values(), ({ party, letter, answers, reasons }) => ({
    kind: party.kind,
    name: party.name,
    email: party.kind === "person" ? party.person.email : null,
    letter,
    answers: party.kind === "team" ? null : answers,
    clashes: clashing.includes(party.id),
    because: reasons.map((reason) => `${reason.letter}: ${reason.words}`),
  })),
  valid: row.valid,
  problems: row.problems.map(({ sentence }) => sentence),
  performedBy: guide.control,
  playbook: guide.playbook,
});
