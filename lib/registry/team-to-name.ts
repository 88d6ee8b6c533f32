import { invalid } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";

/**
 * A team that is about to be named for something: it has not ended, and does not before this transaction is over.
 * @throws Refusal `invalid`
 */
export async function teamToName(tx: Transaction, id: string) {
  await tx.query(`SELECT id::text FROM "Team" WHERE id = $1::uuid FOR SHARE`, [id]);
  const team = await tx.models.team.findUniqueOrThrow({ where: { id } });
  if (team.endedAt !== null) throw invalid([{ path: "team", message: `${team.name} has ended. Name another team.` }]);
  return team;
}
