import { z } from "zod";
import { dueWork } from "#lib/due-work.ts";
import { configuration } from "#lib/platform/configuration.ts";
import { query } from "#lib/verbs/query.ts";
import type { JobsState } from "./core/job-answer.ts";
import { runsOfWork, waitingOutside } from "./store.ts";
import { countJobs } from "./store-queue.ts";

/** Something is due each minute: when nothing ran for this long, nobody runs jobs. Milliseconds. */
const QUIET = 3 * 60_000;

const none = { running: 0, waiting: 0, scheduled: 0, again: 0, failed: 0 };

/** How the queue is doing, what is on its way out of the house, and the last run of everything that the clock brings about. */
export const readJobsState = query({
  may: "job.manage",
  summary: "Read how background jobs are doing",
  input: z.strictObject({}),
  async read(queryable, _input, { now }): Promise<JobsState> {
    const runs = new Map((await runsOfWork(queryable)).map((run) => [run.name, run]));
    const { mail, webhooks } = await waitingOutside(queryable);
    return {
      alive: [...runs.values()].some(({ startedAt }) => startedAt !== null && Date.parse(startedAt) > now - QUIET),
      counts: { ...none, ...(await countJobs(queryable, now)) },
      mail: { ...mail, configured: configuration().mail !== undefined },
      webhooks,
      work: dueWork.map(({ name, every }) => ({ ...(runs.get(name) ?? { ...neverRun, name }), every })),
    };
  },
});

const neverRun = { startedAt: null, finishedAt: null, milliseconds: null, failedAt: null, lastError: null, runs: 0 };
