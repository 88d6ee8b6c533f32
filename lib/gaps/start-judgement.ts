import { z } from "zod";
import { enqueue } from "#lib/platform/enqueue.ts";
import { command } from "#lib/verbs/command.ts";
import { addRun, unfinishedRun } from "./store-runs.ts";

/**
 * Asks for a full re-judgement, done by a job; while one waits or runs, asking again answers with that one.
 */
export const startJudgement = command({
  may: "judgement.run",
  summary: "Judge everything again",
  input: z.strictObject({}),
  async load(tx) {
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('judgement-run'))::text");
    return unfinishedRun(tx);
  },
  decide: (unfinished) => unfinished,
  async save(tx, unfinished, { actor, clock }) {
    if (unfinished) return unfinished;
    const run = await addRun(tx, { byId: actor.personId, byName: actor.name, at: clock.now() });
    await enqueue(tx, "judge-everything", { run: run.id }, { key: "judge-everything" });
    return run;
  },
  evidence: (run, unfinished) =>
    unfinished
      ? []
      : [
          {
            type: "judgement.requested",
            subject: { kind: "judgement", id: run.id, name: "Full re-judgement", agentId: null },
            payload: {},
          },
        ],
  touches: () => ({}),
  answer: (_tx, run) => Promise.resolve(run),
});
