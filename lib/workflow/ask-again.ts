import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { acceptOwn } from "./accept-own.ts";
import { evidenceOfRequestEvent } from "./core/request-lifecycle.ts";
import { subjectOf } from "./open-request.ts";
import { type Frame, type Outcome, together } from "./outcome.ts";
import { reconsiderRequest } from "./reconsider-request.ts";
import { type HeldRequest, requestForUpdate, resubmit } from "./store-requests.ts";
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
  const request = await requestForUpdate(tx, before.id);
  const outcome = await reconsiderRequest(tx, request, context, { frame, reviewed: request.parts });
  const { decisions, parts } = await requestForUpdate(tx, before.id);
  const own = decisions.find(({ slot, ownAllowed }) => slot === "business_owner" && ownAllowed);
  if (own?.decision === null && actor.personId !== null && own.askedId === actor.personId)
    await acceptOwn(tx, own, parts, {
      personId: actor.personId,
      at: context.clock.now(),
      reason: context.reason ?? ACCEPTED,
    });
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
  );
}
