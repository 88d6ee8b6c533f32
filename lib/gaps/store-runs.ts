import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isoSql } from "#lib/registry/references.ts";

/** A full re-judgement that somebody asked for. */
export interface JudgementRunAnswer {
  id: string;
  status: "waiting" | "running" | "done" | "failed";
  done: number;
  total: number;
  changed: number;
  askedBy: string;
  askedAt: string;
  finishedAt: string | null;
}

export const runColumns = `r.id::text AS id, r.status, r.done, r.total, r.changed, r."askedByName" AS "askedBy",
  ${isoSql('r."askedAt"')} AS "askedAt", ${isoSql('r."finishedAt"')} AS "finishedAt"`;

/** The run that waits or is under way; asking twice is one run. */
export async function unfinishedRun(queryable: Queryable): Promise<JudgementRunAnswer | null> {
  const [run] = await queryable.query<JudgementRunAnswer>(
    `SELECT ${runColumns} FROM "JudgementRun" r WHERE r.status IN ('waiting', 'running') ORDER BY r."askedAt" LIMIT 1`,
  );
  return run ?? null;
}

/** Asks for a re-judgement of everything; a job takes it from there. */
export async function addRun(
  tx: Queryable,
  asked: { byId: string | null; byName: string; at: Instant },
): Promise<JudgementRunAnswer> {
  const [run] = await tx.query<JudgementRunAnswer>(
    `INSERT INTO "JudgementRun" AS r ("askedById", "askedByName", status, "askedAt") VALUES ($1::uuid, $2, 'waiting', $3::timestamptz)
     RETURNING ${runColumns}`,
    [asked.byId, asked.byName, iso(asked.at)],
  );
  return run as JudgementRunAnswer;
}

/** Notes how far a run is. */
export async function noteRun(
  queryable: Queryable,
  id: string,
  { status, done, total, changed }: Pick<JudgementRunAnswer, "status" | "done" | "total" | "changed">,
  finishedAt: Instant | null,
): Promise<void> {
  await queryable.query(
    `UPDATE "JudgementRun" SET status = $2, done = $3, total = $4, changed = $5, "finishedAt" = $6::timestamptz
     WHERE id = $1::uuid RETURNING id::text`,
    [id, status, done, total, changed, finishedAt === null ? null : iso(finishedAt)],
  );
}
