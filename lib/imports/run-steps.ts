import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { refusalOfDatabase } from "#lib/verbs/refusal-of-database.ts";
import type { RowResult } from "./core/plan.ts";
import type { Plan } from "./planning.ts";

/**
 * Runs the writes of a plan in their order. One that a verb refuses is undone alone and becomes an error of its row; what
 * becomes of the rest is for the caller to say. Anything but a refusal is thrown.
 */
export async function runSteps(
  tx: Transaction,
  context: Context,
  { rows, steps }: Plan,
  progress: (stepsDone: number) => Promise<void>,
): Promise<void> {
  const asImport: Context = { ...context, idempotency: null, imported: true };
  for (const [index, step] of steps.entries()) {
    await tx.query("SAVEPOINT import_step");
    try {
      await step.run(tx, asImport);
      await tx.query("RELEASE SAVEPOINT import_step");
    } catch (problem) {
      const refusal = refusalOfDatabase(problem);
      if (!(refusal instanceof Refusal) || refusal.kind === "unavailable") throw problem;
      await tx.query("ROLLBACK TO SAVEPOINT import_step");
      const row = rows[step.row];
      if (row) rows[step.row] = refused(row, refusal);
    }
    await progress(index + 1);
  }
}

/** Tries the writes and takes them all back: the dry run of a file sees what the verbs would say. */
export async function trySteps(tx: Transaction, context: Context, plan: Plan): Promise<void> {
  await tx.query("SAVEPOINT import_trial");
  await runSteps(tx, context, plan, () => Promise.resolve());
  await tx.query("ROLLBACK TO SAVEPOINT import_trial");
}

function refused(row: RowResult, refusal: Refusal): RowResult {
  const said = refusal.errors.length > 0 ? refusal.errors : [{ path: "", message: refusal.message }];
  const errors = said.map(({ path, message }) => ({ line: row.line, path: row.path, field: path || null, message }));
  return { ...row, outcome: "error", errors: [...row.errors, ...errors] };
}
