import type { Transaction } from "#lib/platform/database.ts";
import { catalogueById } from "./core/catalogue.ts";

/**
 * Locks what the organisation says about a control until the transaction ends: to change it, or so that it stays as it is
 * read. A catalogue control has no row until somebody says something about it: it gets one, or there would be nothing to
 * lock. Before an agent is locked, as whoever changes a control judges its agents behind it.
 */
export async function holdControl(tx: Transaction, control: string, lock: "UPDATE" | "SHARE"): Promise<void> {
  if (catalogueById.has(control))
    await tx.query(`INSERT INTO "Control" ("controlId") VALUES ($1) ON CONFLICT DO NOTHING RETURNING id::text`, [
      control,
    ]);
  await tx.query(`SELECT id::text FROM "Control" WHERE "controlId" = $1 FOR ${lock}`, [control]);
}
