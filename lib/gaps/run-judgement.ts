import type { Clock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { log } from "#lib/platform/logging.ts";
import { type RejudgementProgress, rejudgeEverything } from "./rejudge-everything.ts";
import { noteRun } from "./store-runs.ts";

/** The full re-judgement as a job; `run` is where its progress is noted, null when nobody asked for it. */
export async function runJudgement(clock: Clock, run: string | null): Promise<RejudgementProgress> {
  let last: RejudgementProgress = { done: 0, total: 0, changed: 0 };
  const note = async (status: "running" | "done" | "failed", finished: boolean) => {
    if (run !== null) await noteRun(present, run, { status, ...last }, finished ? clock.now() : null);
  };
  try {
    await note("running", false);
    last = await rejudgeEverything(clock, async (progress) => {
      last = { ...progress };
      await note("running", false);
    });
    await note("done", true);
    log().info({ ...last }, "everything was judged again");
    return last;
  } catch (error) {
    await note("failed", true);
    throw error;
  }
}
