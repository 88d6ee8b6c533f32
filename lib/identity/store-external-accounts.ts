import type { Transaction } from "#lib/platform/database.ts";

/** The person's subject at an issuer, null when none is linked. */
export async function externalAccountOf(tx: Transaction, personId: string, issuer: string): Promise<string | null> {
  const [found] = await tx.query<{ subject: string }>(
    `SELECT subject FROM "ExternalAccount" WHERE "personId" = $1::uuid AND issuer = $2`,
    [personId, issuer],
  );
  return found?.subject ?? null;
}

export async function addExternalAccount(
  tx: Transaction,
  personId: string,
  issuer: string,
  subject: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO "ExternalAccount" ("personId", issuer, subject, "linkedAt") VALUES ($1::uuid, $2, $3, answerable_now())`,
    [personId, issuer, subject],
  );
}
