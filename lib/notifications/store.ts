import type { Notice } from "#lib/notifications/core/notice.ts";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isoSql } from "#lib/platform/iso-sql.ts";
import type { MailChoice } from "./core/notice-kinds.ts";

export const noticeColumns = `n.id::text AS id, n.kind, n.title, n.text, n.href, ${isoSql('n."dueAt"')} AS "dueAt",
  ${isoSql("n.at")} AS at, ${isoSql('n."readAt"')} AS "readAt"`;
export const noticeFrom = `"Notice" n`;

/** Keeps a notice unless its person has one with this key. @returns null when they have */
export async function addNotice(
  tx: Queryable,
  { personId, kind, key, title, text, href, dueAt }: Notice,
  usually: MailChoice,
  now: Instant,
): Promise<{ mail: MailChoice; transaction: string } | null> {
  const [added] = await tx.query<{ mail: MailChoice; transaction: string }>(
    `INSERT INTO "Notice" ("personId", kind, key, title, text, href, "dueAt", at, mail)
     SELECT $1::uuid, $2, $3, $4, $5, $6, $7::timestamptz, $8::timestamptz,
       COALESCE((SELECT p.mail FROM "NoticePreference" p WHERE p."personId" = $1::uuid AND p.kind = $2), $9)
     ON CONFLICT ("personId", key) DO NOTHING
     RETURNING mail, pg_current_xact_id()::text AS transaction`,
    [personId, kind, key, title, text, href, dueAt === null ? null : iso(dueAt), iso(now), usually],
  );
  return added ?? null;
}

/** Reads a notice for its person, and takes it out of the mails that have not left. */
export async function settle(tx: Queryable, personId: string, key: string, now: Instant): Promise<void> {
  await tx.query(
    `UPDATE "Notice" SET "readAt" = COALESCE("readAt", $3::timestamptz), mail = CASE WHEN "mailId" IS NULL THEN 'none' ELSE mail END
     WHERE "personId" = $1::uuid AND key = $2 RETURNING id::text`,
    [personId, key, iso(now)],
  );
}

/** All notices of a person whose key begins so count as read. */
export async function settleStarting(tx: Queryable, personId: string, keysBegin: string, now: Instant): Promise<void> {
  await tx.query(
    `UPDATE "Notice" SET "readAt" = COALESCE("readAt", $3::timestamptz), mail = CASE WHEN "mailId" IS NULL THEN 'none' ELSE mail END
     WHERE "personId" = $1::uuid AND starts_with(key, $2) RETURNING id::text`,
    [personId, keysBegin, iso(now)],
  );
}

/** All notices of anybody whose key begins so count as read, but for what is still asked for. The range is one of an index. */
export async function settleForEverybody(
  tx: Queryable,
  settled: readonly { keysBegin: string; still: string | null }[],
  now: Instant,
): Promise<void> {
  await tx.query(
    `UPDATE "Notice" n SET "readAt" = COALESCE(n."readAt", $2::timestamptz), mail = CASE WHEN n."mailId" IS NULL THEN 'none' ELSE n.mail END
     FROM jsonb_to_recordset($1::jsonb) AS s("keysBegin" text, behind text, still text)
     WHERE n.key ~>=~ s."keysBegin" AND n.key ~<~ s.behind
       AND (n."readAt" IS NULL OR (n."mailId" IS NULL AND n.mail <> 'none'))
       AND (s.still IS NULL OR (n.key <> s.still AND NOT starts_with(n.key, s.still || '|')))
     RETURNING n.id::text`,
    [JSON.stringify(settled.map((one) => ({ ...one, behind: behind(one.keysBegin) }))), iso(now)],
  );
}

/** The first text that sorts behind everything that begins so. */
const behind = (begins: string): string =>
  begins.slice(0, -1) + String.fromCodePoint((begins.codePointAt(begins.length - 1) ?? 0) + 1);

/** How many of a person's notices are unread. */
export async function unreadCount(queryable: Queryable, personId: string | null): Promise<number> {
  const [found] = await queryable.query<{ unread: number }>(
    `SELECT count(*)::int AS unread FROM "Notice" WHERE "personId" = $1::uuid AND "readAt" IS NULL`,
    [personId],
  );
  return found?.unread ?? 0;
}

/** Marks a person's own notices as read: those named, or all until a moment. @returns how many were unread */
export async function markRead(
  tx: Queryable,
  personId: string | null,
  { ids, until }: { ids: readonly string[] | null; until: Instant },
  now: Instant,
): Promise<number> {
  const marked = await tx.query<{ id: string }>(
    `UPDATE "Notice" SET "readAt" = $4::timestamptz WHERE "personId" = $1::uuid AND "readAt" IS NULL
       AND ($2::uuid[] IS NULL OR id = ANY($2::uuid[])) AND at <= $3::timestamptz RETURNING id::text AS id`,
    [personId, ids === null ? null : [...ids], iso(until), iso(now)],
  );
  return marked.length;
}
