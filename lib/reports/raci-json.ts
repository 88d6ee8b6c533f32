import { iso } from "#lib/platform/core/clock.ts";
import { raciTemplate } from "#lib/raci/core/template.ts";
import type { ListedAgent } from "#lib/raci/listed-agents.ts";
import { query } from "#lib/verbs/query.ts";
import { jsonList } from "./core/json-list.ts";
import { listedAgentsOf, type RaciSource, raciReportFields, raciSource } from "./raci-source.ts";

/** The matrices of all agents that the filters leave, row by row, as the pieces of a JSON file. */
export const raciJson = query({
  may: "report.read",
  summary: "Export RACI matrices as JSON",
  input: raciReportFields,
  read: (queryable, input, { now }) => raciSource(queryable, input, now),
  answer: (source) => jsonList({ at: iso(source.now), templateVersion: raciTemplate.version }, "rows", parts(source)),
});

async function* parts(source: RaciSource): AsyncGenerator<object[]> {
  for await (const agents of listedAgentsOf(source)) yield agents.flatMap(rowsOf);
}

const rowsOf = ({ facts, rows }: ListedAgent): object[] =>
  rows.map(({ row, capability, clashing, guide }) => ({
    agent: facts.slug,
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
  }));
