import type { RaciCell } from "#lib/raci/core/matrix.ts";
import { query } from "#lib/verbs/query.ts";
import { type CsvColumn, csvHead, csvLines } from "./core/csv.ts";
import { linesInOrder, type RaciSource, type ReportedDuty, raciReportFields, raciSource } from "./raci-source.ts";

/** One letter of one matrix; a row that nobody is in has a line of its own. */
interface Line extends ReportedDuty {
  cell: RaciCell | null;
}

const columns: readonly CsvColumn<Line>[] = [
  { heading: "agent", cell: ({ agent }) => agent.slug },
  { heading: "agentName", cell: ({ agent }) => agent.name },
  { heading: "state", cell: ({ agent }) => agent.state },
  { heading: "duty", cell: ({ row }) => row.duty },
  { heading: "title", cell: ({ row }) => row.title },
  { heading: "capability", cell: ({ capability }) => capability?.slug ?? null },
  { heading: "control", cell: ({ row }) => row.controlId },
  { heading: "party", cell: ({ cell }) => cell?.party.kind ?? null },
  { heading: "email", cell: ({ cell }) => (cell?.party.kind === "person" ? cell.party.person.email : null) },
  { heading: "name", cell: ({ cell }) => cell?.party.name ?? null },
  { heading: "letters", cell: ({ cell }) => cell?.letter ?? null },
  { heading: "answers", cell: ({ cell }) => (cell === null ? null : cell.answers ? "yes" : "no") },
  {
    heading: "because",
    cell: ({ cell }) => cell?.reasons.map(({ letter, words }) => `${letter}: ${words}`).join("; ") ?? null,
  },
  { heading: "valid", cell: ({ row }) => (row.valid ? "yes" : "no") },
  { heading: "problems", cell: ({ row }) => row.problems.map(({ sentence }) => sentence).join(" ") },
  { heading: "clash", cell: ({ cell, clashing }) => (cell && clashing.includes(cell.party.id) ? "yes" : null) },
  { heading: "performedBy", cell: ({ guide }) => guide.control },
  { heading: "playbook", cell: ({ guide }) => guide.playbook },
];

/** The matrices of all agents that the filters leave, as the pieces of a CSV file; filters, groups and order as on the page. */
export const raciCsv = query({
  may: "report.read",
  summary: "Export RACI matrices as CSV",
  input: raciReportFields,
  read: (queryable, input, { now }) => raciSource(queryable, input, now),
  answer: (source) => pieces(source),
});

async function* pieces(source: RaciSource): AsyncGenerator<string> {
  const said: readonly CsvColumn<Line>[] =
    source.by === "agent" ? columns : [{ heading: "group", cell: ({ group }) => group.title }, ...columns];
  yield csvHead(said);
  for await (const texts of linesInOrder(source, (duty) => csvLines(said, linesOf(duty)))) yield texts.join("");
}

function linesOf(duty: ReportedDuty): Line[] {
  const cells = [...duty.row.cells.values()];
  if (cells.length === 0) return [{ ...duty, cell: null }];
  return cells.map((cell) => ({ ...duty, cell }));
}
