import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isoSql } from "#lib/platform/iso-sql.ts";
import type { JobsState } from "./core/job-answer.ts";

/** Notes that a run of a due work has begun. */
export async function noteStart(queryable: Queryable, name: string, at: Instant): Promise<void> {
  await queryable.query(
    `INSERT INTO "DueWorkRun" (name, "startedAt", runs) VALUES ($1, $2::timestamptz, 1)
     ON CONFLICT (name) DO UPDATE SET "startedAt" = EXCLUDED."startedAt", runs = "DueWorkRun".runs + 1`,
    [name, iso(at)],
  );
}

/** Notes that it is done, and how long it took. */
export async function noteEnd(queryable: Queryable, name: string, at: Instant, milliseconds: number): Promise<void> {
  await queryable.query(`UPDATE "DueWorkRun" SET "finishedAt" = $2::timestamptz, milliseconds = $3 WHERE name = $1`, [
    name,
    iso(at),
    milliseconds,
  ]);
}

/** Notes that it failed, and why, in words that may be shown to an admin. */
export async function noteFailure(queryable: Queryable, name: string, at: Instant, error: string): Promise<void> {
  await queryable.query(`UPDATE "DueWorkRun" SET "failedAt" = $2::timestamptz, "lastError" = $3 WHERE name = $1`, [
    name,
    iso(at),
    error,
  ]);
}

/** The last run of each work that ever ran. */
export const runsOfWork = (queryable: Queryable): Promise<Omit<JobsState["work"][number], "every">[]> =>
  queryable.query(
    `SELECT name, ${isoSql('"startedAt"')} AS "startedAt", ${isoSql('"finishedAt"')} AS "finishedAt", milliseconds,
       ${isoSql('"failedAt"')} AS "failedAt", "lastError", runs::float8 AS runs FROM "DueWorkRun"`,
  );

/** What waits to leave by mail and webhooks, and what was given up. */
export async function waitingOutside(queryable: Queryable): Promise<Waiting> {
  const [found] = await queryable.query<Waiting>(
    `SELECT jsonb_build_object('waiting', (SELECT count(*) FROM "Mail" WHERE "nextAt" IS NOT NULL),
         'failed', (SELECT count(*) FROM "Mail" WHERE "failedAt" IS NOT NULL AND "discardedAt" IS NULL)) AS mail,
       jsonb_build_object('waiting', (SELECT count(*) FROM "WebhookDelivery" WHERE "nextAt" IS NOT NULL),
         'dead', (SELECT count(*) FROM "WebhookDelivery" d JOIN "WebhookEndpoint" w ON w.id = d."endpointId"
           WHERE d."deadAt" IS NOT NULL AND d."discardedAt" IS NULL AND w."endedAt" IS NULL)) AS webhooks`,
  );
  return found ?? { mail: { waiting: 0, failed: 0 }, webhooks: { waiting: 0, dead: 0 } };
}

interface Waiting {
  mail: Omit<JobsState["mail"], "configured">;
  webhooks: JobsState["webhooks"];
}
