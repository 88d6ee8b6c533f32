import type { Queryable } from "./database.ts";

/**
 * Asks for a background job in the caller's transaction: it runs once the transaction is committed, and not at all when
 * it is rolled back. Jobs with one key are one job while it waits; those of one queue run
 * one after the other. @returns false where no job runner was ever started
 */
export async function enqueue(
  tx: Queryable,
  task: string,
  payload: Record<string, unknown>,
  { key = null, queue = null }: { key?: string | null; queue?: string | null } = {},
): Promise<boolean> {
  const [runner] = await tx.query<{ there: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname = 'graphile_worker' AND p.proname = 'add_job') AS there`,
  );
  if (!runner?.there) return false;
  await tx.query(
    `SELECT (graphile_worker.add_job($1::text, $2::json, queue_name => $4::text, job_key => $3::text)).id::text AS id`,
    [task, JSON.stringify(payload), key, queue],
  );
  return true;
}
