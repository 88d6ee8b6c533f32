import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { RequestEffect } from "./core/request-lifecycle.ts";
import { nothing, type Outcome, together } from "./outcome.ts";
import { rulesOf } from "./request-kinds.ts";
import type { HeldRequest } from "./store-requests.ts";
import { settleDecisions, tellDeciders, tellSubmitter } from "./tell-deciders.ts";

type Effect = (tx: Transaction, request: HeldRequest, context: Context) => Promise<Outcome>;

/** What each effect of the table does; those about the subject belong to the kind. */
const effects: Record<RequestEffect, Effect> = {
  ask: async (tx, request, context) => {
    await tellDeciders(tx, request.id, context.clock.now());
    return nothing;
  },
  carry_out: (tx, request, context) => rulesOf(request.kind).approved(tx, request, context),
  turn_down: async (tx, request, context) => (await rulesOf(request.kind).rejected?.(tx, request, context)) ?? nothing,
  send_back: async (tx, request, context) =>
    (await rulesOf(request.kind).changesRequested?.(tx, request, context)) ?? nothing,
  take_back: async (tx, request, context) => (await rulesOf(request.kind).withdrawn?.(tx, request, context)) ?? nothing,
  tell: async (tx, request, context) => {
    await tellSubmitter(tx, request, context.clock.now());
    return nothing;
  },
};

/**
 * Carries out what an event of the table names, in the order of the table and in the caller's transaction. The request
 * has moved by then, and asks nobody for what it asked before.
 */
export async function carryOut(
  tx: Transaction,
  names: readonly string[],
  request: HeldRequest,
  context: Context,
): Promise<Outcome> {
  await settleDecisions(tx, request.id, context.clock.now());
  const outcomes: Outcome[] = [];
  for (const name of names) outcomes.push(await effects[name as RequestEffect](tx, request, context));
  return together(...outcomes);
}
