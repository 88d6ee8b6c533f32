import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { present, type Queryable } from "#lib/platform/database.ts";
import { isoSql } from "#lib/platform/iso-sql.ts";

/** Since when a person has an address; null without one. */
export async function feedOf(queryable: Queryable, personId: string | null): Promise<{ createdAt: string | null }> {
  const [feed] = await queryable.query<{ createdAt: string }>(
    `SELECT ${isoSql('"createdAt"')} AS "createdAt" FROM "CalendarFeed" WHERE "personId" = $1::uuid`,
    [personId],
  );
  return { createdAt: feed?.createdAt ?? null };
}

/** Keeps a new address; the one before leads nowhere from now on. */
export async function saveFeed(tx: Queryable, personId: string, hash: string, now: Instant): Promise<void> {
  await tx.query(
    `INSERT INTO "CalendarFeed" ("personId", hash, "createdAt") VALUES ($1::uuid, $2, $3::timestamptz)
     ON CONFLICT ("personId") DO UPDATE SET hash = EXCLUDED.hash, "createdAt" = EXCLUDED."createdAt" RETURNING 1 AS one`,
    [personId, hash, iso(now)],
  );
}

/** @returns whether there was one */
export async function removeFeed(tx: Queryable, personId: string): Promise<boolean> {
  const removed = await tx.query(`DELETE FROM "CalendarFeed" WHERE "personId" = $1::uuid RETURNING 1 AS one`, [
    personId,
  ]);
  return removed.length > 0;
}

/** The active person whose calendar an address is. */
export async function personOfFeed(hash: string): Promise<{ id: string; name: string } | null> {
  const [person] = await present.query<{ id: string; name: string }>(
    `SELECT p.id::text AS id, p.name FROM "CalendarFeed" f JOIN "Person" p ON p.id = f."personId"
     WHERE f.hash = $1 AND p.status = 'active'`,
    [hash],
  );
  return person ?? null;
}

/** The person's own time zone. */
export async function timeZoneOf(queryable: Queryable, personId: string): Promise<string> {
  const [found] = await queryable.query<{ timeZone: string }>(
    `SELECT "timeZone" FROM "NoticeSettings" WHERE "personId" = $1::uuid`,
    [personId],
  );
  return found?.timeZone ?? "UTC";
}
