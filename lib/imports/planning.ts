import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { RowResult } from "./core/plan.ts";
import type { Known } from "./known.ts";

/** One write that the plan asks for; `row` is the position of the result that it belongs to. */
export interface Step {
  row: number;
  run(tx: Transaction, context: Context): Promise<unknown>;
}

/** What an import would do: a result for each row of the file, and the writes in their order. */
export interface Plan {
  rows: RowResult[];
  steps: Step[];
}

/** What the planning of one kind may look at. */
export interface Planning {
  queryable: Queryable;
  known: Known;
  context: Context;
}

/** What is decided about one row. */
export interface RowPlan {
  index: number;
  result: RowResult;
  steps: Step[];
}
