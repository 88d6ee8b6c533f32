import type { CronItem, JobHelpers, TaskList } from "graphile-worker";
import { type DueWork, dueWork } from "#lib/due-work.ts";
import { runJudgement } from "#lib/gaps/run-judgement.ts";
import { runDueWork } from "#lib/jobs/run-due-work.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { makeExport } from "#lib/reports/make-export.ts";

/** A rule about time fires this soon after its instant, give or take a second. Milliseconds. */
const TICK = 20_000;

/** What can be done in the background, by the name under which it is asked for. */
export const tasks: TaskList = {
  ...Object.fromEntries(dueWork.map((work) => [work.name, () => runDueWork(work, machineClock)])),
  "judge-due": async (payload, helpers) => {
    if (isTick(payload)) await tickAgain("judge-due", helpers);
    await runDueWork(workNamed("judge-due"), machineClock);
  },
  // Somebody may have asked for it, and looks on.
  "judge-everything": async (payload) => {
    const run = typeof payload === "object" && payload !== null && "run" in payload ? payload.run : null;
    if (typeof run === "string") await runJudgement(machineClock, run);
    else await runDueWork(workNamed("judge-everything"), machineClock);
  },
  "make-export": async (payload) => {
    if (typeof payload === "object" && payload !== null && "export" in payload && typeof payload.export === "string")
      await makeExport(machineClock, payload.export);
  },
};

/** Whether the clock asked, and not somebody, nor one of the ticks in between. */
const isTick = (payload: unknown): boolean => typeof payload === "object" && payload !== null && "_cron" in payload;

/** The clock of the queue ticks once a minute; two more ticks are set in between. */
async function tickAgain(name: string, { addJob }: JobHelpers): Promise<void> {
  for (const tick of [1, 2])
    await addJob(name, {}, { runAt: new Date(machineClock.now() + tick * TICK), jobKey: `${name}-${tick}` });
}

function workNamed(name: string): DueWork {
  const work = dueWork.find((one) => one.name === name);
  if (!work) throw new Error(`There is no due work '${name}'.`);
  return work;
}

const matches: Record<DueWork["every"], string> = { minute: "* * * * *", hour: "7 * * * *", day: "17 3 * * *" };

/**
 * What is done by the clock, without being asked for. What waits is one job however long nobody runs it. No queue
 * names: a queue stays locked for hours when the process that worked on it is killed, and two runs of one work at the
 * same time do no harm.
 */
export const schedule: readonly CronItem[] = dueWork.map(({ name, every }) => ({
  task: name,
  match: matches[every],
  identifier: name,
  options: {
    jobKey: `${name}-0`,
    maxAttempts: 3,
    // What is missed while nothing runs is made up for, where the next time is far away.
    ...(every === "minute" ? {} : { backfillPeriod: every === "hour" ? 3_600_000 : 86_400_000 }),
  },
}));
