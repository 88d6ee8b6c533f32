import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isoSql } from "#lib/platform/iso-sql.ts";
import type { JobState } from "./core/job-answer.ts";

/** In the order of the states: the first that holds is the job's. */
const stateSql = (now: string) => `CASE WHEN j.locked_at IS NOT NULL THEN 'running'
  WHEN j.attempts >= j.max_attempts THEN 'failed' WHEN j.attempts > 0 THEN 'again'
  WHEN j.run_at > ${now} THEN 'scheduled' ELSE 'waiting' END`;

/** `now` is the moment of the question, as SQL. */
export const jobColumns = (now: string) => `j.id::text AS id, t.identifier AS task, ${stateSql(now)} AS state,
  j.attempts::int AS attempts, j.max_attempts::int AS "maxAttempts", ${isoSql("j.run_at")} AS "runAt",
  ${isoSql("j.created_at")} AS "createdAt", j.last_error AS "lastError"`;
export const jobFrom = "graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id";
export const jobIsIn = (now: string) => `${stateSql(now)} = $`;

export async function countJobs(queryable: Queryable, now: Instant): Promise<Partial<Record<JobState, number>>> {
  const rows = await queryable.query<{ state: JobState; n: number }>(
    `SELECT ${stateSql("$1::timestamptz")} AS state, count(*)::int AS n FROM ${jobFrom} GROUP BY 1`,
    [iso(now)],
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** A job, its row locked until the transaction ends: no worker takes it meanwhile. */
export async function jobForUpdate(
  tx: Queryable,
  id: string,
): Promise<{ id: string; task: string; running: boolean; lastError: string | null } | null> {
  const [job] = await tx.query<{ id: string; task: string; running: boolean; lastError: string | null }>(
    `SELECT j.id::text AS id, t.identifier AS task, j.locked_at IS NOT NULL AS running, j.last_error AS "lastError"
     FROM ${jobFrom} WHERE j.id = $1::bigint FOR UPDATE OF j`,
    [id],
  );
  return job ?? null;
}

/** Lets it start afresh, now. */
export async function restartJob(tx: Queryable, id: string, now: Instant): Promise<void> {
  await tx.query(
    `SELECT (graphile_worker.reschedule_jobs(ARRAY[$1::bigint], run_at => $2::timestamptz, attempts => 0)).id::text AS id`,
    [id, iso(now)],
  );
}

/** Takes it out of the queue. */
export async function removeJob(tx: Queryable, id: string): Promise<void> {
  await tx.query(`SELECT (graphile_worker.complete_jobs(ARRAY[$1::bigint])).id::text AS id`, [id]);
}

/**
 * Workers that hold jobs and are not there any more: each live one holds the advisory lock of its name, which ends with
 * its process. A job that was taken just now may be by one that is still coming up.
 */
export async function deadWorkers(queryable: Queryable, lockClass: number): Promise<string[]> {
  const rows = await queryable.query<{ worker: string }>(
    `SELECT DISTINCT j.locked_by AS worker FROM graphile_worker._private_jobs j
     WHERE j.locked_by IS NOT NULL AND j.locked_at < now() - interval '5 seconds' AND NOT EXISTS (
       SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND l.classid = $1::oid AND l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid)`,
    [lockClass],
  );
  return rows.map(({ worker }) => worker);
}

/** Frees what dead workers held, their jobs and the queues that they worked on. */
export async function unlockJobs(queryable: Queryable, workers: readonly string[]): Promise<void> {
  await queryable.query(`SELECT graphile_worker.force_unlock_workers($1::text[])::text`, [[...workers]]);
}
