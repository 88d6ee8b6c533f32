import { z } from "zod";
import type { Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { command } from "#lib/verbs/command.ts";
import { jobInHand } from "./list-jobs.ts";

/** One thing that an admin does with a job that does not run. */
export const moveJob = (parts: {
  type: string;
  summary: string;
  act(tx: Transaction, id: string, now: Instant): Promise<void>;
}) =>
  command({
    may: "job.manage",
    summary: parts.summary,
    input: z.strictObject({ job: z.string().max(100) }),
    load: (tx, { job }) => jobInHand(tx, job),
    decide(job) {
      if (job === null)
        throw new Refusal("conflict", "job-gone", "This job is not in the queue any more: it was done, or discarded.");
      if (job.running) throw new Refusal("conflict", "job-running", "This job is running. Wait until it has ended.");
      return job;
    },
    async save(tx, { id }, { clock }) {
      await parts.act(tx, id, clock.now());
      return id;
    },
    evidence: (_id, { id, task, lastError }) => [
      {
        type: parts.type,
        subject: { kind: "job", id: null, name: `${task} ${id}`, agentId: null },
        payload: { job: id, task, lastError },
      },
    ],
    touches: () => ({}),
    answer: async (_tx, id) => ({ id }),
  });
