import { invalid } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { idsInFields, idsInList } from "./resolve.ts";

// A system or data source that is about to be named for something: it has not ended, and does not before this
// transaction is over. What names it already may go on doing so.

const refused = (path: string, { name }: { name: string }, another: string) => ({
  path,
  message: `${name} has ended. Name another ${another}.`,
});

/** @throws Refusal `invalid` */
export async function systemToName<System extends string | null | undefined>(
  tx: Transaction,
  named: System,
  already: string | null = null,
): Promise<System> {
  const { system } = await idsInFields(tx, "system", { system: named });
  if (typeof system !== "string" || system === already) return system;
  const [found] = await tx.query<{ name: string; ended: boolean }>(
    `SELECT name, "endedAt" IS NOT NULL AS ended FROM "System" WHERE id = $1::uuid FOR SHARE`,
    [system],
  );
  if (found?.ended) throw invalid([refused("system", found, "system")]);
  return system;
}

/** @throws Refusal `invalid` */
export async function dataSourcesToName(
  tx: Transaction,
  names: readonly string[],
  already: readonly string[],
): Promise<string[]> {
  const ids = await idsInList(tx, "dataSource", "dataSources", names);
  const rows = await tx.query<{ id: string; name: string; ended: boolean }>(
    `SELECT id::text AS id, name, "endedAt" IS NOT NULL AS ended FROM "DataSource" WHERE id = ANY($1::uuid[])
       AND id <> ALL($2::uuid[]) ORDER BY id FOR SHARE`,
    [ids, already],
  );
  const ended = rows.filter((row) => row.ended);
  if (ended.length > 0)
    throw invalid(ended.map((row) => refused(`dataSources.${ids.indexOf(row.id)}`, row, "data source")));
  return ids;
}
