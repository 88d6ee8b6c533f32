import { Logger, makeWorkerUtils, runOnce } from "graphile-worker";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { dueWork } from "#lib/due-work.ts";
import { fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { listEvidence } from "#lib/reports/list-evidence.ts";
import { discardJob } from "./discard-job.ts";
import { freeJobs } from "./free-jobs.ts";
import { listJobs } from "./list-jobs.ts";
import { readJobsState } from "./read-jobs-state.ts";
import { retryJob } from "./retry-job.ts";
import { runDueWork } from "./run-due-work.ts";
import { WORKER_LOCK } from "./worker-lock.ts";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
pool.on("error", () => {});
pool.on("connect", (client) => client.on("error", () => {}));
const logger = new Logger(() => () => {});

describe("the queue", () => {
  let broken = true;
  const add = async (task: string, more: { runAt?: Date; maxAttempts?: number } = {}) => {
    const utils = await makeWorkerUtils({ pgPool: pool, logger });
    const job = await utils.addJob(task, {}, { maxAttempts: 1, ...more });
    await utils.release();
    return job.id;
  };
  const runAll = () =>
    runOnce({
      pgPool: pool,
      noHandleSignals: true,
      logger,
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      taskList: {
        fragile: async () => {
          if (broken) throw new Error("The mail server said no");
        },
      },
    });

  afterAll(() => pool.end());

  test("shows a job that failed with why; an admin tries it again or discards it, with evidence", async () => {
    const [one, other] = [await add("fragile"), await add("fragile")];
    await runAll();
    const world = new World(Date.now());
    expect(await readJobsState(world.admin, {})).toMatchObject({ alive: false, counts: { failed: 2 } });
    const failed = await listJobs(world.admin, { state: "failed", sort: "id" });
    expect(failed.data).toMatchObject([
      { id: one, task: "fragile", attempts: 1, lastError: "The mail server said no" },
      { id: other },
    ]);
    for (const role of ["security", "compliance", "member", "auditor"] as const) {
      await world.refused(() => retryJob(world.token(role), { job: one }), { kind: "forbidden" });
      await world.refused(() => discardJob(world.token(role), { job: one }), { kind: "forbidden" });
      await expect(listJobs(world.token(role), {})).rejects.toMatchObject({ kind: "forbidden" });
    }
    broken = false;
    await retryJob(world.admin, { job: one });
    await discardJob(world.admin, { job: other });
    await runAll();
    expect((await listJobs(world.admin, {})).total).toBe(0);
    for (const act of [retryJob, discardJob])
      for (const job of [one, other, "x", "999999999999"])
        await world.refused(() => act(world.admin, { job }), { rule: "job-gone" });
    const told = (await listEvidence(world.admin, { type: "job.*" })).data;
    expect(told.map(({ type, subject }) => [type, subject.name])).toEqual([
      ["job.discarded", `fragile ${other}`],
      ["job.retried", `fragile ${one}`],
    ]);
    expect(told[0]?.payload).toMatchObject({ lastError: "The mail server said no" });
  });

  test("tells what waits, is set for later and runs apart; nobody touches what runs", async () => {
    await add("waits");
    await add("later", { runAt: new Date(Date.now() + 3_600_000) });
    const running = await add("runs");
    const world = new World(Date.now());
    await pool.query(
      "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'worker-here' WHERE id = $1",
      [running],
    );
    const stateOf = async (task: string) => (await listJobs(world.admin, { task })).data[0]?.state;
    expect([await stateOf("waits"), await stateOf("later"), await stateOf("runs")]).toEqual([
      "waiting",
      "scheduled",
      "running",
    ]);
    await world.refused(() => discardJob(world.admin, { job: running }), { rule: "job-running" });
    await world.refused(() => retryJob(world.admin, { job: running }), { rule: "job-running" });
  });

  test("frees what a killed worker held, and never what a live one holds", async () => {
    const client = await pool.connect();
    await client.query("SELECT pg_advisory_lock($1, hashtext('worker-live'))", [WORKER_LOCK]);
    for (const worker of ["worker-live", "worker-killed"]) {
      const id = await add(worker);
      await pool.query(
        "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute', locked_by = $2 WHERE id = $1",
        [id, worker],
      );
    }
    await freeJobs();
    const held = async () =>
      (
        await present.query<{ worker: string }>(
          "SELECT locked_by AS worker FROM graphile_worker._private_jobs WHERE locked_by LIKE 'worker-%ed' OR locked_by = 'worker-live'",
        )
      ).map(({ worker }) => worker);
    expect(await held()).toEqual(["worker-live"]);
    client.release(true);
    // Its connection ends a moment later.
    await expect
      .poll(async () => {
        await freeJobs();
        return held();
      })
      .toEqual([]);
  });
});

describe("what the clock brings about", () => {
  test("has names of its own, and notes each run: when, how long, and why it failed", async () => {
    expect(new Set(dueWork.map(({ name }) => name)).size).toBe(dueWork.length);
    const world = new World(Date.now());
    const work = { name: "judge-due", every: "minute" } as const;
    await runDueWork({ ...work, run: async () => {} }, fixedClock(world.now));
    await expect(
      runDueWork({ ...work, run: () => Promise.reject(new Error("no such table")) }, fixedClock(world.now + 1000)),
    ).rejects.toThrow("no such table");
    const { work: told } = await readJobsState(world.admin, {});
    expect(told.find(({ name }) => name === "judge-due")).toEqual({
      name: "judge-due",
      every: "minute",
      startedAt: iso(world.now + 1000),
      finishedAt: iso(world.now),
      milliseconds: 0,
      failedAt: iso(world.now + 1000),
      lastError: "no such table",
      runs: 2,
    });
    expect((await readJobsState(world.admin, {})).alive).toBe(true);
    world.pass(1);
    expect((await readJobsState(world.admin, {})).alive).toBe(false);
    expect(told.find(({ name }) => name === "judge-everything")).toMatchObject({ startedAt: null, runs: 0 });
  });
});
