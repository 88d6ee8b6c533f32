import type { RaciMatrix, RaciRow } from "./matrix.ts";

/** The columns of the matrix in a table, before one column per person and team. */
export const matrixColumns = ["duty", "about", "valid", "why not"] as const;

/** The heading of a table: people by name with their address, teams by name, so that equal names stay apart. */
export const matrixHeading = (matrix: RaciMatrix): string[] => [
  ...matrixColumns,
  ...matrix.parties.map((party) =>
    party.kind === "person" ? `${party.name} <${party.person.email}>` : `${party.name} (team)`,
  ),
];

/** One row of the table, in the order of the heading. A letter of somebody who does not answer is followed by '?'. */
export const matrixLine = (matrix: RaciMatrix, row: RaciRow): string[] => [
  row.title,
  row.subject,
  row.valid ? "yes" : "no",
  row.problems.map((problem) => problem.sentence).join(" "),
  ...matrix.parties.map((party) => {
    const cell = row.cells.get(party.id);
    if (cell === undefined) return "";
    return cell.answers || party.kind === "team" ? cell.letter : `${cell.letter} ?`;
  }),
];
