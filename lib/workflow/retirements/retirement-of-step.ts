import { missing } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";

/** The retirement that a step belongs to, by its id. @throws Refusal `missing` */
export async function retirementOfStep(tx: Transaction, step: string): Promise<string> {
  const row = await tx.models.retirementStep.findUnique({ where: { id: step }, select: { retirementId: true } });
  if (!row) throw missing("step", step);
  return row.retirementId;
}
