import { missing } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { DecisionWord } from "./core/request-vocabulary.ts";
import { decideRequest } from "./decide-request.ts";
import { slotOfDecision } from "./store-slots.ts";

/** Gives a demanded decision by its own id, in a transaction that somebody else opened (the inbox). */
export async function decideOne(
  tx: Transaction,
  context: Context,
  {
    id,
    version,
    decision,
    reason,
  }: { id: string; version?: number | undefined; decision: DecisionWord; reason?: string | undefined },
): Promise<unknown> {
  const found = await slotOfDecision(tx, id);
  if (!found) throw missing("decision", id);
  return decideRequest.within(tx, context, { ...found, version, decision, reason: reason ?? "" });
}
