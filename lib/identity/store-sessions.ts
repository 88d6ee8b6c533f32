import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";

/** How long a session that is over stays in the table; the evidence keeps it for good. Milliseconds. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** Begins a session, and clears away the person's own that have been over for a month. */
export async function addSession(tx: Transaction, personId: string, now: Instant, lasts: number): Promise<string> {
  await tx.query(`DELETE FROM "Session" WHERE "personId" = $1::uuid AND "expiresAt" < $2::timestamptz`, [
    personId,
    iso(now - KEPT),
  ]);
  const [added] = await tx.query<{ id: string }>(
    `INSERT INTO "Session" ("personId", "createdAt", "expiresAt") VALUES ($1::uuid, $2::timestamptz, $3::timestamptz)
     RETURNING id::text AS id`,
    [personId, iso(now), iso(now + lasts)],
  );
  if (!added) throw new Error("The database gave no session.");
  return added.id;
}

/** Ends the person's live sessions: one, all, or all but one. Gives back how many ended. */
export async function endSessions(
  tx: Transaction,
  personId: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  const ended = await tx.query<{ id: string }>(
    `UPDATE "Session" SET "revokedAt" = answerable_now()
     WHERE "personId" = $1::uuid AND "revokedAt" IS NULL AND "expiresAt" > answerable_now()
       AND ($2::uuid IS NULL OR id = $2::uuid) AND ($3::uuid IS NULL OR id <> $3::uuid) RETURNING id::text AS id`,
    [personId, which.only ?? null, which.except ?? null],
  );
  return ended.length;
}
