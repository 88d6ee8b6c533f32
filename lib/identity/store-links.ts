import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present, type Transaction } from "#lib/platform/database.ts";

/** What a one-time link is for: becoming the first admin, or setting a password. */
export type LinkPurpose = "first_admin" | "password";

/** What the holder of a link hears, whatever is wrong with it. */
export const linkVoid = (): Refusal =>
  new Refusal("forbidden", "link-void", "This link was used, is too old, or is not one of ours. Ask for a new one.");

export interface Link {
  id: string;
  personId: string | null;
}

/** Keeps the hash of a new link; links of the same purpose and person that wait to be used are void from now on. */
export async function replaceLinks(
  tx: Transaction,
  link: { purpose: LinkPurpose; personId: string | null; hash: string; now: Instant; expiresAt: Instant },
): Promise<void> {
  await tx.query(
    `UPDATE "OneTimeLink" SET "expiresAt" = $3::timestamptz
     WHERE purpose = $1 AND "personId" IS NOT DISTINCT FROM $2::uuid AND "usedAt" IS NULL AND "expiresAt" > $3::timestamptz`,
    [link.purpose, link.personId, iso(link.now)],
  );
  await tx.query(
    `INSERT INTO "OneTimeLink" (purpose, hash, "personId", "createdAt", "expiresAt")
     VALUES ($1, $2, $3::uuid, $4::timestamptz, $5::timestamptz)`,
    [link.purpose, link.hash, link.personId, iso(link.now), iso(link.expiresAt)],
  );
}

/** The link that waits to be used, locked until the transaction ends; null when it was used, is void or never was. */
export async function linkForUpdate(
  tx: Transaction,
  purpose: LinkPurpose,
  hash: string,
  now: Instant,
): Promise<Link | null> {
  const [found] = await tx.query<Link>(
    `SELECT id::text AS id, "personId"::text AS "personId" FROM "OneTimeLink"
     WHERE purpose = $1 AND hash = $2 AND "usedAt" IS NULL AND "expiresAt" > $3::timestamptz FOR UPDATE`,
    [purpose, hash, iso(now)],
  );
  return found ?? null;
}

/** True while a link waits to be used: a cheap look before anything slow is done for its holder. */
export async function linkWaits(purpose: LinkPurpose, hash: string, now: Instant): Promise<boolean> {
  const found = await present.query<{ id: string }>(
    `SELECT id::text AS id FROM "OneTimeLink"
     WHERE purpose = $1 AND hash = $2 AND "usedAt" IS NULL AND "expiresAt" > $3::timestamptz`,
    [purpose, hash, iso(now)],
  );
  return found.length > 0;
}

export async function markLinkUsed(tx: Transaction, id: string): Promise<void> {
  await tx.query(`UPDATE "OneTimeLink" SET "usedAt" = answerable_now() WHERE id = $1::uuid`, [id]);
}

const ANY_ADMIN = `SELECT EXISTS (SELECT FROM "Person" WHERE 'admin' = ANY("platformRoles") AND status = 'active') AS there`;

/** True when the registry has an active admin. */
export async function hasAdmin(): Promise<boolean> {
  const [found] = await present.query<{ there: boolean }>(ANY_ADMIN);
  return found?.there ?? false;
}

/** The same inside a transaction; whoever else asks this to become the first waits until it ends. */
export async function hasAdminLocked(tx: Transaction): Promise<boolean> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('first admin', 7))::text`);
  const [found] = await tx.query<{ there: boolean }>(ANY_ADMIN);
  return found?.there ?? false;
}
