import type { Transaction } from "#lib/platform/database.ts";
import { carryAgentEvent } from "#lib/registry/agent-event.ts";
import { type AnswerGiven, recordAnswers } from "#lib/registry/record-answers.ts";
import type { Context } from "#lib/verbs/context.ts";
import { frameRegistration } from "../frame-registration.ts";
import { nothing, type Outcome, type RequestKindRules } from "../outcome.ts";
import { refuseUnstatedRisk } from "../refuse-unstated-risk.ts";
import type { HeldRequest } from "../store-requests.ts";

/** The slots that are answers by name on the agent: the three questions of R54 and the residual risk (R57). */
const answerOfSlot: Record<string, AnswerGiven["answer"]> = {
  identity: "identity",
  scope: "scope",
  oversight: "oversight",
  residual_risk: "risk",
};

const agentOf = ({ agentId }: HeldRequest): string => {
  if (agentId === null) throw new Error("A registration is about an agent.");
  return agentId;
};

const moved =
  (event: "approve" | "reject" | "request_changes" | "withdraw") =>
  async (tx: Transaction, request: HeldRequest, context: Context): Promise<Outcome> =>
    // Who decides last may be the business owner who submitted, in their own slot: the request settled who may.
    carryAgentEvent(tx, agentOf(request), event, context, { asking: null });

/** Registering an agent: its decisions become the answers by name on it, and the last yes approves it. */
export const registration: RequestKindRules = {
  frame: (tx, request, context) => frameRegistration(tx, agentOf(request), request.submittedById, context),

  guard: async (_tx, request, decided) => refuseUnstatedRisk(request, decided),

  async decided(tx, request, _context, { slot, decision, decidedById, decidedAt }) {
    const answer = answerOfSlot[slot];
    if (answer === undefined || decision === "reject") return nothing;
    return recordAnswers(tx, agentOf(request), [{ answer, by: decidedById, at: decidedAt }]);
  },

  voided: (tx, request, _context, slots) =>
    recordAnswers(
      tx,
      agentOf(request),
      slots.flatMap((slot) => {
        const answer = answerOfSlot[slot];
        return answer === undefined ? [] : [{ answer, by: null, at: null }];
      }),
    ),

  approved: moved("approve"),
  rejected: moved("reject"),
  changesRequested: moved("request_changes"),
  withdrawn: moved("withdraw"),
};
