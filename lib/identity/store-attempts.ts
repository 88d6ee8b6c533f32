import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { REMEMBERED } from "./core/throttle.ts";

/** Failures under a key within the hour; whoever else counts under the same key waits until this transaction ends. */
export async function lockedFailures(
  tx: Transaction,
  key: string,
  now: Instant,
): Promise<{ count: number; lastAt: Instant | null }> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7))::text`, [key]);
  const [found] = await tx.query<{ count: number; lastAt: Date | null }>(
    `SELECT count(*)::int AS count, max(at) AS "lastAt" FROM "SignInAttempt" WHERE key = $1 AND at > $2::timestamptz`,
    [key, iso(now - REMEMBERED)],
  );
  return { count: found?.count ?? 0, lastAt: found?.lastAt?.getTime() ?? null };
}

/** Writes an attempt down under each key, and clears away a few that nobody counts any more. */
export async function addAttempts(tx: Transaction, keys: readonly string[], now: Instant): Promise<string[]> {
  await tx.query(
    `DELETE FROM "SignInAttempt" WHERE id IN (
       SELECT id FROM (SELECT id, at FROM "SignInAttempt" ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED) oldest
       WHERE at < $1::timestamptz)`,
    [iso(now - REMEMBERED)],
  );
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO "SignInAttempt" (key, at) SELECT key, $2::timestamptz FROM unnest($1::text[]) AS key RETURNING id::text AS id`,
    [keys, iso(now)],
  );
  return rows.map(({ id }) => id);
}

export async function forgetAttempts(tx: Transaction, accountKey: string, ids: readonly string[]): Promise<void> {
  await tx.query(`DELETE FROM "SignInAttempt" WHERE key = $1 OR id = ANY($2::bigint[])`, [accountKey, ids]);
}
