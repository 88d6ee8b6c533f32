import { appendEvidence } from "#lib/evidence/append.ts";
import { judgeTouched } from "#lib/gaps/judge-touched.ts";
import { systemActor } from "#lib/identity/core/actor.ts";
import { fixedClock, type Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { Judge, Touched } from "#lib/verbs/judge-port.ts";
import { nothing, type Outcome, together } from "./outcome.ts";
import { reconsiderRequest } from "./reconsider-request.ts";
import { openRequestsTouched, requestForUpdate } from "./store-requests.ts";

/** The actor of what follows by itself. */
const workflow = systemActor("workflow");

/** Looks at some open requests again, in the caller's transaction, with the evidence of what changed. */
export async function reconsiderRequests(
  tx: Transaction,
  ids: readonly string[],
  now: Instant,
  correlationId: string,
): Promise<void> {
  const context: Context = { actor: workflow, clock: fixedClock(now), correlationId, reason: null, idempotency: null };
  let outcome: Outcome = nothing;
  for (const id of ids) {
    const request = await requestForUpdate(tx, id);
    if (request.state === "open") outcome = together(outcome, await reconsiderRequest(tx, request, context));
  }
  if (outcome.drafts.length === 0) return;
  await appendEvidence(tx, { actor: workflow, now, correlationId, reason: null }, outcome.drafts);
  await judgeTouched(tx, outcome.touched, now, correlationId);
}

const isNothing = ({ agents = [], people = [], systems = [], dataSources = [] }: Touched): boolean =>
  agents.length + people.length + systems.length + dataSources.length === 0;

/**
 * What stands behind every write: the judgement, then the open requests that the write concerns, in the same
 * transaction. An approval can so never outlive what it was given for, whichever way the change came in.
 */
export const judgeAndReconsider: Judge = async (tx, touched, now, correlationId) => {
  await judgeTouched(tx, touched, now, correlationId);
  if (isNothing(touched)) return;
  await reconsiderRequests(tx, await openRequestsTouched(tx, touched), now, correlationId);
};
