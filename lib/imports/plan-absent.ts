import type { Queryable } from "#lib/platform/database.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import type { RowResult } from "./core/plan.ts";
import type { Proposal } from "./core/proposal.ts";
import type { Step } from "./planning.ts";
import { absentPeople } from "./store-current.ts";

/** Everyone who is not in a file that holds everybody: a row each, and the write that records that they left. */
export async function planAbsent(
  queryable: Queryable,
  proposals: readonly Proposal[],
  firstRow: number,
): Promise<{ rows: RowResult[]; steps: Step[] }> {
  const present = proposals.flatMap(({ kind, key }) => (kind === "person" ? [key] : []));
  const absent = await absentPeople(queryable, present);
  const rows = absent.map(
    ({ email, name }): RowResult => ({
      line: null,
      path: null,
      kind: "person",
      key: email,
      name,
      outcome: "left",
      changes: [{ field: "status", from: "active", to: "left" }],
      because: "The file holds everybody, and not them.",
      hints: [],
      warnings: [],
      errors: [],
    }),
  );
  const steps = absent.map(
    ({ email }, index): Step => ({
      row: firstRow + index,
      run: (tx, context) => editPerson.within(tx, context, { person: email, status: "left" }),
    }),
  );
  return { rows, steps };
}
