import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Logger, makeWorkerUtils, parseCronItems, type Runner, run, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { WORKER_LOCK } from "#lib/jobs/worker-lock.ts";
import { schedule, tasks } from "#lib/jobs.ts";
import { log } from "#lib/platform/logging.ts";
import { say } from "../steps.mjs";

/** Background jobs that run in this process until they are stopped. */
export type Jobs = Readonly<{ stop(): Promise<void> }>;

/**
 * Runs the background jobs, and goes on after the database was away.
 * @param alone true when no other process can be running jobs on this database: what a killed one held is freed at once
 */
export async function startJobs(databaseUrl: string, concurrency: number, alone: boolean): Promise<Jobs> {
  // The pool belongs to us, so that its errors are ours to hear: else a server that goes away ends this process.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: concurrency + 3 });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  if (alone) await freeJobs(pool);
  let runner = await startRunner(pool, concurrency);
  let stopping = false;
  const kept = (async () => {
    while (!stopping) {
      const why = await runner.promise.then(
        () => "they ended",
        (failure: Error) => failure.message,
      );
      for (let pause = 500; !stopping; pause = Math.min(pause * 2, 5_000)) {
        if (pause === 500) say(`Background jobs stopped (${why}): starting them again.`);
        await wait(pause);
        if (stopping) return;
        try {
          runner = await startRunner(pool, concurrency);
          break;
        } catch {
          // The database is still away; the launcher says so.
        }
      }
    }
    await runner.stop().catch(() => {}); // one that came up while everything was being stopped
  })();
  return {
    async stop() {
      stopping = true;
      await runner.stop().catch(() => {}); // it has ended by itself
      await kept;
      await pool.end();
    },
  };
}

/** The queue's own words, in our log. What it tells of each job is for those who look closely. */
const logger = new Logger(({ taskIdentifier, jobId }) => (level, message) => {
  const about = { task: taskIdentifier, job: jobId };
  if (level === "error") log().error(about, message);
  else if (level === "warning") log().warn(about, message);
  else log().debug(about, message);
});

async function startRunner(pool: pg.Pool, concurrency: number): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  const lives = await sayWhoLives(pool, events);
  try {
    const runner = await run({
      pgPool: pool,
      taskList: tasks,
      concurrency,
      noHandleSignals: true,
      logger,
      events,
      parsedCronItems: parseCronItems([...schedule]),
      // With a delay, stopping loses the completion of the job that was running, and it would run twice.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
    lives.onLost(() => void runner.stop().catch(() => {}));
    runner.promise.then(lives.end, lives.end);
    return runner;
  } catch (failure) {
    lives.end();
    throw failure;
  }
}

/**
 * Holds a lock by the name of each worker on a connection of its own, for as long as this process lives: by it the
 * others know whose jobs may be freed (lib/jobs/free-jobs.ts).
 */
async function sayWhoLives(pool: pg.Pool, events: WorkerEvents) {
  const client = await pool.connect();
  let ended = false;
  let lost = () => {};
  let taken: Promise<unknown> = Promise.resolve(); // one question at a time on one connection
  const end = () => {
    if (ended) return;
    ended = true;
    client.release(true);
  };
  client.on("error", () => {
    if (!ended) lost(); // without its locks this process would count as dead: it starts again
  });
  events.on("worker:create", ({ worker }) => {
    taken = taken
      .then(() => client.query("select pg_advisory_lock($1, hashtext($2))", [WORKER_LOCK, worker.workerId]))
      .catch(() => lost());
  });
  return {
    end,
    onLost(act: () => void) {
      lost = act;
    },
  };
}

/** Frees the jobs that a killed process had taken; they would wait for four hours otherwise. */
async function freeJobs(pool: pg.Pool): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool, logger });
  try {
    const { rows } = await pool.query<{ worker: string }>(
      "select distinct locked_by as worker from graphile_worker._private_jobs where locked_by is not null",
    );
    if (rows.length > 0) await utils.forceUnlockWorkers(rows.map((row) => row.worker));
  } finally {
    await utils.release();
  }
}
