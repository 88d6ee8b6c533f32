import { z } from "zod";
import { iso } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { oneOf } from "#lib/verbs/fields.ts";
import { Conditions, likeContaining, listFields, type Page, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { type JobAnswer, jobStates } from "./core/job-answer.ts";
import { jobColumns, jobForUpdate, jobFrom, jobIsIn } from "./store-queue.ts";

// A job has no UUID; its number is unique, so that nothing is left to break ties.
const shape = {
  sortable: { id: { sql: "j.id", type: "bigint" }, runAt: { sql: "j.run_at", type: "timestamptz" } },
  usually: "-id",
  id: "'00000000-0000-0000-0000-000000000000'::uuid",
};

/** Jobs that wait, run or failed; what is done leaves the queue. Failed ones by `state=failed`. */
export const listJobs = query({
  may: "job.manage",
  summary: "List background jobs",
  input: listFields.omit({ asOf: true }).extend({
    state: oneOf(jobStates).optional(),
    task: z.string().trim().max(100).optional(),
  }),
  read(queryable, input, { now }): Promise<Page<JobAnswer>> {
    const moment = `'${iso(now)}'::timestamptz`;
    const where = new Conditions()
      .add("t.identifier ILIKE $", likeContaining(input.q))
      .add("t.identifier = $", input.task)
      .add(jobIsIn(moment), input.state)
      .always("TRUE");
    return readPage<JobAnswer>(queryable, shape, input, { columns: jobColumns(moment), from: jobFrom, where });
  },
});

/** The job of a command, locked; null when it is not in the queue any more. */
export const jobInHand = async (tx: Transaction, id: string) => (/^\d{1,18}$/.test(id) ? jobForUpdate(tx, id) : null);
