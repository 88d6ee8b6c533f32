import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import { iso } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { acceptOwn } from "./accept-own.ts";
import { missingOf } from "./core/decide.ts";
import { evidenceOfRequestEvent } from "./core/request-lifecycle.ts";
import { digestOf } from "./core/request-vocabulary.ts";
import { subjectOf } from "./open-request.ts";
import { type Frame, type Outcome, together } from "./outcome.ts";
import { reconsiderRequest } from "./reconsider-request.ts";
import { type HeldRequest, requestForUpdate, resubmit } from "./store-requests.ts";
import { askAllAgain } from "./store-slots.ts";
import { tellDeciders } from "./tell-deciders.ts";

export const ACCEPTED = "Submitted it, and has thereby accepted.";

/**
 * Opens a request again that was sent back, as its submitter states it now. What was shown before is kept as what was
 * reviewed last, for the difference; decisions about what did not change stand, and a business owner who submits has
 * thereby accepted, as at the first time.
 */
export async function askAgain(
  tx: Transaction,
  before: HeldRequest,
  frame: Frame,
  context: Context,
  said: { title?: string; proposal?: Record<string, unknown> } = {},
): Promise<Outcome> {
  const { actor } = context;
  await resubmit(tx, before.id, { submittedById: actor.personId, submittedBy: actor.name, ...said });
  await askAllAgain(tx, before.id, iso(context.clock.now()));
  const request = await requestForUpdate(tx, before.id);
  const outcome = await reconsiderRequest(tx, request, context, {
    frame,
    reviewed: request.parts,
    submittedBefore: before.submittedById,
  });
  const accepted = await acceptAgain(tx, await requestForUpdate(tx, before.id), context);
  await tellDeciders(tx, before.id, context.clock.now());
  const changes = {
    state: { from: before.state, to: request.state },
    ...(said.proposal === undefined ? {} : { proposal: { from: before.proposal, to: said.proposal } }),
  };
  return together(
    {
      drafts: [{ type: evidenceOfRequestEvent.resubmit, subject: subjectOf(request), payload: { changes } }],
      touched: {},
    },
    outcome,
    { drafts: accepted, touched: {} },
  );
}

/**
 * The yes of a business owner who submits anew, with its evidence. Not where it would be the last that is missing: that
 * one approves the request, and is given as every last one is.
 */
async function acceptAgain(tx: Transaction, request: HeldRequest, context: Context): Promise<EvidenceDraft[]> {
  const { personId } = context.actor;
  const own = request.decisions.find(({ slot, ownAllowed }) => slot === "business_owner" && ownAllowed);
  const others = request.decisions.filter((one) => one !== own);
  if (own?.decision !== null || personId === null || own.askedId !== personId || missingOf(others).length === 0)
    return [];
  const at = context.clock.now();
  const reason = context.reason ?? ACCEPTED;
  await acceptOwn(tx, own, request.parts, { personId, at, reason });
  const payload = {
    slot: own.slot,
    decision: "approve",
    reason,
    digest: digestOf(own.parts, request.parts),
    because: own.because,
  };
  return [{ type: evidenceOfRequestEvent.decide, subject: subjectOf(request), payload }];
}
