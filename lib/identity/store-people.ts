import { present, type Transaction } from "#lib/platform/database.ts";
import type { PersonStatus, PlatformRole } from "#lib/registry/core/vocabulary.ts";
import type { Actor } from "./core/actor.ts";

/** What sign-in knows of a person. */
export interface Account {
  personId: string;
  email: string;
  name: string;
  status: PersonStatus;
  roles: PlatformRole[];
  passwordHash: string | null;
}

const columns = `p.id::text AS "personId", p.email, p.name, p.status::text AS status, p."platformRoles"::text[] AS roles,
  a."passwordHash" FROM "Person" p LEFT JOIN "LocalAccount" a ON a."personId" = p.id`;

/** By address in lower case; null when nobody has it. */
export async function accountByEmail(email: string): Promise<Account | null> {
  const [found] = await present.query<Account>(`SELECT ${columns} WHERE p.email = $1`, [email]);
  return found ?? null;
}

/** By id; null when there is none. */
export async function accountById(personId: string): Promise<Account | null> {
  const [found] = await present.query<Account>(`SELECT ${columns} WHERE p.id = $1::uuid`, [personId]);
  return found ?? null;
}

/** By the account that an identity provider vouches for; null when it belongs to nobody here. */
export async function accountByProvider(issuer: string, subject: string): Promise<Account | null> {
  const [found] = await present.query<Account>(
    `SELECT ${columns} JOIN "ExternalAccount" e ON e."personId" = p.id WHERE e.issuer = $1 AND e.subject = $2`,
    [issuer, subject],
  );
  return found ?? null;
}

/** The person's account, their row locked until the transaction ends; null when there is none. */
export async function accountForUpdate(tx: Transaction, personId: string): Promise<Account | null> {
  await tx.query(`SELECT id::text FROM "Person" WHERE id = $1::uuid FOR UPDATE`, [personId]);
  const [found] = await tx.query<Account>(`SELECT ${columns} WHERE p.id = $1::uuid`, [personId]);
  return found ?? null;
}

/** Keeps a person's password; there is at most one. */
export async function savePassword(tx: Transaction, personId: string, passwordHash: string): Promise<void> {
  await tx.query(
    `INSERT INTO "LocalAccount" ("personId", "passwordHash", "changedAt") VALUES ($1::uuid, $2, answerable_now())
     ON CONFLICT ("personId") DO UPDATE SET "passwordHash" = EXCLUDED."passwordHash", "changedAt" = EXCLUDED."changedAt"`,
    [personId, passwordHash],
  );
}

/** The person as the one who acts. */
export const actorOfAccount = ({ personId, name, roles }: Account): Actor => ({
  kind: "person",
  id: personId,
  name,
  personId,
  roles,
  scopes: null,
});
