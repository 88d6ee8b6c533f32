import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { isoSql } from "#lib/platform/iso-sql.ts";

/** Nothing can be mailed: what would have been stays in the console, and is not sent in a heap later. */
export async function keepInConsole(tx: Queryable): Promise<void> {
  await tx.query(`UPDATE "Notice" SET mail = 'none' WHERE "mailId" IS NULL AND mail <> 'none' RETURNING id::text`);
}

/** Makes a mail of the notices of one kind that wait for a person. Two that do it at once share no notice. */
export async function gatherAtOnce(tx: Queryable, now: Instant): Promise<void> {
  await tx.query(
    `WITH waiting AS (
       SELECT n.id, n."personId", n.kind FROM "Notice" n WHERE n."mailId" IS NULL AND n.mail = 'at_once'
       ORDER BY n.id LIMIT 5000 FOR UPDATE SKIP LOCKED
     ), made AS (
       INSERT INTO "Mail" ("personId", kind, "createdAt", "nextAt")
       SELECT "personId", kind, $1::timestamptz, $1::timestamptz FROM waiting GROUP BY "personId", kind
       RETURNING id, "personId", kind
     )
     UPDATE "Notice" n SET "mailId" = made.id FROM waiting JOIN made USING ("personId", kind) WHERE n.id = waiting.id
     RETURNING n.id::text`,
    [iso(now)],
  );
}

/** Makes today's mail for everybody whose hour has come in their own time zone, and for whom something waits. */
export async function gatherDaily(tx: Queryable, now: Instant): Promise<void> {
  await tx.query(
    `WITH people AS (
       SELECT p."personId", ($1::timestamptz AT TIME ZONE COALESCE(s."timeZone", 'UTC')) AS local, COALESCE(s."digestHour", 8) AS hour
       FROM (SELECT DISTINCT "personId" FROM "Notice" WHERE "mailId" IS NULL AND mail = 'daily') p
       LEFT JOIN "NoticeSettings" s USING ("personId")
     ), made AS (
       INSERT INTO "Mail" ("personId", day, "createdAt", "nextAt")
       SELECT "personId", local::date, $1::timestamptz, $1::timestamptz FROM people WHERE extract(hour FROM local) >= hour
       ON CONFLICT ("personId", day) DO NOTHING RETURNING id, "personId"
     )
     UPDATE "Notice" n SET "mailId" = made.id FROM made
     WHERE n."personId" = made."personId" AND n."mailId" IS NULL AND n.mail = 'daily' RETURNING n.id::text`,
    [iso(now)],
  );
}

/** A mail that is due, with whom it is for and whether they still want it. */
export interface WaitingMail {
  id: string;
  personId: string;
  kind: string | null;
  attempts: number;
  email: string;
  name: string;
  active: boolean;
  /** The person turned mails of this kind off meanwhile. */
  unwanted: boolean;
}

/**
 * The next mail that is due, its row locked until the transaction ends: no two workers send it at once, and when one is
 * killed its connection ends and the mail is free again.
 */
export async function takeMail(tx: Transaction, now: Instant): Promise<WaitingMail | null> {
  const [taken] = await tx.query<WaitingMail>(
    `SELECT m.id::text AS id, m."personId"::text AS "personId", m.kind, m.attempts, p.email, p.name, p.status = 'active' AS active,
       EXISTS (SELECT FROM "NoticePreference" f WHERE f."personId" = m."personId" AND f.kind = m.kind AND f.mail = 'none') AS unwanted
     FROM "Mail" m JOIN "Person" p ON p.id = m."personId" WHERE m."nextAt" <= $1::timestamptz
     ORDER BY m."nextAt", m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED`,
    [iso(now)],
  );
  return taken ?? null;
}

/** The id or slug of the page of one kind that a notice leads to; null where it leads elsewhere. */
const ledTo = (page: string, name: string): string => `substring(n.href FROM '^/${page}/(${name})([?#]|$)')`;
const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** What a mail tells, the oldest first, with the seat strip of the agent or capability that each notice is about. */
export async function noticesOfMail(
  tx: Queryable,
  mailId: string,
): Promise<{ title: string; text: string; href: string; dueAt: number | null; seats: string | null }[]> {
  return tx.query(
    `SELECT n.title, n.text, n.href, (extract(epoch FROM n."dueAt") * 1000)::float8 AS "dueAt", COALESCE(
         (SELECT a.seats FROM "Agent" a WHERE a.slug = ${ledTo("agents", "[^/?#]+")}),
         (SELECT COALESCE(c.seats, a.seats) FROM "Gap" g LEFT JOIN "Agent" a ON a.id = g."agentId"
           LEFT JOIN "Capability" c ON c.id = g."capabilityId" WHERE g.id = ${ledTo("gaps", ID)}::uuid),
         (SELECT COALESCE(c.seats, a.seats) FROM "Request" r LEFT JOIN "Agent" a ON a.id = r."agentId"
           LEFT JOIN "Capability" c ON c.id = r."capabilityId" WHERE r.id = ${ledTo("requests", ID)}::uuid)) AS seats
     FROM "Notice" n WHERE n."mailId" = $1::uuid ORDER BY n.id`,
    [mailId],
  );
}

/** It has left. */
export async function noteSent(tx: Queryable, id: string, now: Instant): Promise<void> {
  await tx.query(
    `UPDATE "Mail" SET "sentAt" = $2::timestamptz, "nextAt" = NULL, attempts = attempts + 1, "lastError" = NULL WHERE id = $1::uuid RETURNING id::text`,
    [id, iso(now)],
  );
}

/** It could not leave: when it is tried again, or null to give it up. */
export async function noteMailFailure(
  tx: Queryable,
  id: string,
  error: string,
  again: Instant | null,
  now: Instant,
): Promise<void> {
  await tx.query(
    `UPDATE "Mail" SET attempts = attempts + 1, "lastError" = $2, "nextAt" = $3::timestamptz, "failedAt" = $4::timestamptz
     WHERE id = $1::uuid RETURNING id::text`,
    [id, error, again === null ? null : iso(again), again === null ? iso(now) : null],
  );
}

/** Nobody wants it, or nobody is there to read it: its notices stay in the console. */
export async function dropMail(tx: Queryable, id: string): Promise<void> {
  await tx.query(`UPDATE "Notice" SET "mailId" = NULL, mail = 'none' WHERE "mailId" = $1::uuid RETURNING id::text`, [
    id,
  ]);
  await tx.query(`DELETE FROM "Mail" WHERE id = $1::uuid RETURNING id::text`, [id]);
}

export const mailStateSql = `CASE WHEN m."discardedAt" IS NOT NULL THEN 'discarded' WHEN m."failedAt" IS NOT NULL THEN 'failed' WHEN m."sentAt" IS NOT NULL THEN 'sent' ELSE 'waiting' END`;
export const mailFrom = '"Mail" m JOIN "Person" p ON p.id = m."personId"';
export const mailColumns = `m.id::text AS id, jsonb_build_object('id', p.id, 'email', p.email, 'name', p.name) AS person, m.kind,
  (SELECT count(*)::int FROM "Notice" n WHERE n."mailId" = m.id) AS notices, ${mailStateSql} AS state, m.attempts,
  ${isoSql('m."createdAt"')} AS "createdAt", ${isoSql('m."nextAt"')} AS "nextAt", ${isoSql('m."sentAt"')} AS "sentAt",
  ${isoSql('m."failedAt"')} AS "failedAt", m."lastError",
  CASE WHEN m."discardedAt" IS NULL THEN NULL ELSE jsonb_build_object('at', ${isoSql('m."discardedAt"')},
    'by', m."discardedBy", 'why', m."discardedWhy") END AS discarded`;

/** A mail that was given up. */
export interface FailedMail {
  id: string;
  kind: string | null;
  /** Of whom it is for. */
  name: string;
  lastError: string | null;
}

/**
 * Mails that were given up, their rows locked: nobody sends them again at the same time. Those named, discarded ones
 * too, or the oldest of the others.
 */
export const failedMailsForUpdate = (
  tx: Queryable,
  ids: readonly string[] | null,
  most: number,
): Promise<FailedMail[]> =>
  tx.query(
    `SELECT m.id::text AS id, m.kind, p.name, m."lastError" FROM ${mailFrom}
     WHERE m."failedAt" IS NOT NULL AND CASE WHEN $1::uuid[] IS NULL THEN m."discardedAt" IS NULL ELSE m.id = ANY($1::uuid[]) END
     ORDER BY m."createdAt", m.id LIMIT $2 FOR UPDATE OF m`,
    [ids === null ? null : [...ids], most],
  );

/** Lets mails that were given up start afresh, now. */
export async function mailAgain(tx: Queryable, ids: readonly string[], now: Instant): Promise<void> {
  await tx.query(
    `UPDATE "Mail" SET "failedAt" = NULL, "nextAt" = $2::timestamptz, attempts = 0, "discardedAt" = NULL, "discardedBy" = NULL,
       "discardedWhy" = NULL WHERE id = ANY($1::uuid[]) RETURNING id::text`,
    [[...ids], iso(now)],
  );
}

/** A mail that was given up and not set aside, its row locked; null where there is none by this id. */
export async function failedMailForUpdate(tx: Queryable, id: string): Promise<FailedMail | null> {
  const [found] = await tx.query<FailedMail>(
    `SELECT m.id::text AS id, m.kind, p.name, m."lastError" FROM ${mailFrom}
     WHERE m.id = $1::uuid AND m."failedAt" IS NOT NULL AND m."discardedAt" IS NULL FOR UPDATE OF m`,
    [id],
  );
  return found ?? null;
}

/** Sets a mail aside that was given up. */
export async function setMailAside(
  tx: Queryable,
  id: string,
  { at, by, why }: { at: Instant; by: string; why: string },
): Promise<void> {
  await tx.query(
    `UPDATE "Mail" SET "discardedAt" = $2::timestamptz, "discardedBy" = $3, "discardedWhy" = $4 WHERE id = $1::uuid RETURNING id::text`,
    [id, iso(at), by, why],
  );
}
