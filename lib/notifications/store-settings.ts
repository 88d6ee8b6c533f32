import type { Queryable } from "#lib/platform/database.ts";
import { isNoticeKind, type MailChoice, type NoticeKind, noticeKindNames, noticeKinds } from "./core/notice-kinds.ts";

/** How somebody wants to be told. */
export interface NoticeSettings {
  /** By kind: what they chose, else what is usual. */
  mail: Record<NoticeKind, MailChoice>;
  /** The hour of the daily mail, 0 to 23, in their time zone. */
  digestHour: number;
  timeZone: string;
}

export const usualHour = { digestHour: 8, timeZone: "UTC" } as const;

/** What holds for a person; the defaults for nobody. */
export async function readSettings(queryable: Queryable, personId: string | null): Promise<NoticeSettings> {
  const [hour] = await queryable.query<{ digestHour: number; timeZone: string }>(
    `SELECT "digestHour", "timeZone" FROM "NoticeSettings" WHERE "personId" = $1::uuid`,
    [personId],
  );
  const chosen = await queryable.query<{ kind: string; mail: MailChoice }>(
    `SELECT kind, mail FROM "NoticePreference" WHERE "personId" = $1::uuid`,
    [personId],
  );
  const mail = Object.fromEntries(noticeKindNames.map((kind) => [kind, noticeKinds[kind].usually as MailChoice]));
  for (const choice of chosen) if (isNoticeKind(choice.kind)) mail[choice.kind] = choice.mail;
  return { mail: mail as NoticeSettings["mail"], ...(hour ?? usualHour) };
}

/** Keeps what a person chose; what waits to be mailed follows at once. */
export async function saveSettings(
  tx: Queryable,
  personId: string,
  { mail, digestHour, timeZone }: { mail: Partial<Record<string, MailChoice>>; digestHour: number; timeZone: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO "NoticeSettings" ("personId", "digestHour", "timeZone") VALUES ($1::uuid, $2, $3)
     ON CONFLICT ("personId") DO UPDATE SET "digestHour" = EXCLUDED."digestHour", "timeZone" = EXCLUDED."timeZone" RETURNING 1 AS one`,
    [personId, digestHour, timeZone],
  );
  for (const [kind, choice] of Object.entries(mail)) {
    await tx.query(
      `INSERT INTO "NoticePreference" ("personId", kind, mail) VALUES ($1::uuid, $2, $3)
       ON CONFLICT ("personId", kind) DO UPDATE SET mail = EXCLUDED.mail RETURNING 1 AS one`,
      [personId, kind, choice],
    );
    await tx.query(
      `UPDATE "Notice" SET mail = $3 WHERE "personId" = $1::uuid AND kind = $2 AND "mailId" IS NULL AND mail <> 'none' RETURNING 1 AS one`,
      [personId, kind, choice],
    );
  }
}

/** Locks a person for a change of what they chose. @returns null when there is nobody of this id */
export async function personForUpdate(
  tx: Queryable,
  personId: string | null,
): Promise<{ id: string; name: string } | null> {
  const [person] = await tx.query<{ id: string; name: string }>(
    `SELECT id::text AS id, name FROM "Person" WHERE id = $1::uuid FOR NO KEY UPDATE`,
    [personId],
  );
  return person ?? null;
}

/** Whether the database knows a time zone by this name. */
export async function knowsTimeZone(queryable: Queryable, name: string): Promise<boolean> {
  const found = await queryable.query(`SELECT 1 AS one FROM pg_timezone_names WHERE name = $1`, [name]);
  return found.length > 0;
}
