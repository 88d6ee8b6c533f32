import type { Instant } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import { isoSql, type PersonReference, personReferenceSql } from "#lib/registry/references.ts";

/** A token as people see it: never its secret, which is not kept. */
export interface TokenAnswer {
  id: string;
  name: string;
  /** Its first characters, to recognise it. */
  prefix: string;
  role: PlatformRole;
  /** Empty: everything that the role may. */
  scopes: string[];
  createdBy: PersonReference | null;
  createdAt: string;
  expiresAt: string | null;
  /** Within minutes. */
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export const tokenColumns = `t.id::text AS id, t.name, t.prefix, t.role::text AS role, t.scopes, ${personReferenceSql("p")} AS "createdBy",
  ${isoSql('t."createdAt"')} AS "createdAt", ${isoSql('t."expiresAt"')} AS "expiresAt",
  ${isoSql('t."lastUsedAt"')} AS "lastUsedAt", ${isoSql('t."revokedAt"')} AS "revokedAt"`;
export const tokenFrom = `"Token" t LEFT JOIN "Person" p ON p.id = t."createdById"`;

/** @throws Refusal `missing` */
export async function readTokenById(queryable: Queryable, id: string): Promise<TokenAnswer> {
  const [found] = await queryable.query<TokenAnswer>(`SELECT ${tokenColumns} FROM ${tokenFrom} WHERE t.id = $1::uuid`, [
    id,
  ]);
  if (!found) throw missing("token", id);
  return found;
}

export async function addToken(
  tx: Transaction,
  token: {
    name: string;
    hash: string;
    prefix: string;
    role: PlatformRole;
    scopes: readonly string[];
    createdById: string | null;
    now: Instant;
    expiresAt: Instant | null;
  },
): Promise<string> {
  const { now, expiresAt, scopes, ...fields } = token;
  const added = await tx.models.token.create({
    data: {
      ...fields,
      scopes: [...scopes],
      createdAt: new Date(now),
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    },
    select: { id: true },
  });
  return added.id;
}

/** The token, its row locked until the transaction ends. @throws Refusal `missing` */
export async function tokenForUpdate(tx: Transaction, id: string): Promise<TokenAnswer> {
  await tx.query(`SELECT id::text FROM "Token" WHERE id = $1::uuid FOR UPDATE`, [id]);
  return readTokenById(tx, id);
}

export async function revokeTokenRow(tx: Transaction, id: string): Promise<void> {
  await tx.query(`UPDATE "Token" SET "revokedAt" = answerable_now() WHERE id = $1::uuid`, [id]);
}
