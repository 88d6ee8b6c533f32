import { systemActor } from "#lib/identity/core/actor.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { carryCapabilityEvent } from "#lib/registry/capability-event.ts";
import { separatedRoles } from "#lib/registry/core/separation.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { recordAnswers } from "#lib/registry/record-answers.ts";
import type { Context } from "#lib/verbs/context.ts";
import { proposedChange } from "../core/change-proposal.ts";
import { beforeAndAfter, frameChange } from "../frame-change.ts";
import { nothing, type Outcome, type RequestKindRules, together } from "../outcome.ts";
import { refuseTooFar } from "../refuse-too-far.ts";
import { refuseUnstatedRisk } from "../refuse-unstated-risk.ts";
import type { HeldRequest } from "../store-requests.ts";

const askedOf = (request: HeldRequest) => {
  const { agentId, capabilityId, submittedById } = request;
  if (agentId === null) throw new Error("A change is about an agent.");
  return { agentId, capabilityId, proposal: proposedChange(request), submittedBy: submittedById };
};

/** Writes what was approved: by the workflow, for the request, which holds who decided it. */
const carrying = (request: HeldRequest, context: Context): Context => ({
  ...context,
  actor: systemActor("workflow"),
  reason: request.reason,
  idempotency: null,
  approved: { request: request.id },
});

const deciderOf = ({ decisions }: HeldRequest, slot: string): string | null =>
  decisions.find((one) => one.slot === slot)?.decidedById ?? null;

/** Who carries the risk that remains, from the decision that stands (R57): of a change that is not carried out, nobody. */
async function acceptRisk(tx: Transaction, request: HeldRequest): Promise<Outcome> {
  const accepted = request.decisions.find(({ slot, decision }) => slot === "residual_risk" && decision === "approve");
  if (!accepted?.decidedAt) return nothing;
  const { agentId } = askedOf(request);
  return recordAnswers(tx, agentId, [{ answer: "risk", by: accepted.decidedById, at: Date.parse(accepted.decidedAt) }]);
}

const carryOut = async (tx: Transaction, request: HeldRequest, asking: Context): Promise<Outcome> =>
  together(await applyChange(tx, request, asking), await acceptRisk(tx, request));

async function applyChange(tx: Transaction, request: HeldRequest, asking: Context): Promise<Outcome> {
  const { agentId, capabilityId, proposal } = askedOf(request);
  const context = carrying(request, asking);
  const { grant, ...fields } = proposal.fields;
  if (capabilityId === null) {
    await editAgent.within(tx, context, { agent: agentId, ...fields });
    return nothing;
  }
  const live =
    proposal.what === "capability.create"
      ? await carryCapabilityEvent(tx, { agentId, capabilityId }, "approve", context)
      : nothing;
  const startsAt = Math.max(asking.clock.now(), grant?.startsAt ? Date.parse(grant.startsAt) : 0);
  const granted = grant && {
    grant: {
      grantedBy: deciderOf(request, "provisioner"),
      approvedBy: deciderOf(request, "approver"),
      reason: grant.reason,
      startsAt: iso(startsAt),
      endsAt: grant.endsAt,
    },
  };
  if (granted || Object.keys(fields).length > 0)
    await editCapability.within(tx, context, {
      agent: agentId,
      capability: capabilityId,
      ...(fields as object),
      ...granted,
    });
  return { drafts: live.drafts, touched: live.touched };
}

/** What was asked for and is not allowed was never live: it ends. */
async function turnDown(tx: Transaction, request: HeldRequest, context: Context): Promise<Outcome> {
  const { agentId, capabilityId, proposal } = askedOf(request);
  if (proposal.what !== "capability.create" || capabilityId === null) return nothing;
  const capability = await tx.models.capability.findUnique({ where: { id: capabilityId } });
  if (capability?.state !== "pending") return nothing;
  return carryCapabilityEvent(tx, { agentId, capabilityId }, "end", context);
}

/**
 * Who may not approve or make a grant under strict separation, each with the reason: who holds another of the three
 * roles, and who approved it makes it not (R38, R41).
 */
async function handsThatMeet(
  tx: Transaction,
  request: HeldRequest,
  slot: string,
  context: Context,
): Promise<ReadonlyMap<string, string>> {
  if (slot !== "provisioner" && slot !== "approver") return new Map();
  const { after } = await beforeAndAfter(tx, askedOf(request), context);
  const judged = after.seats.byCapability.get(request.capabilityId ?? "");
  if (!judged?.risk.strict) return new Map();
  const others = separatedRoles.filter((role) => role !== slot);
  const approver = slot === "provisioner" ? deciderOf(request, "approver") : null;
  return new Map([
    ...others.flatMap((role) => judged.seats[role].holders.map(({ person }) => [person.id, HOLDS_ANOTHER] as const)),
    ...(approver === null ? [] : [[approver, APPROVED_IT] as const]),
  ]);
}

const APPROVED_IT =
  "You approved this grant. Here approver, provisioner and detector must be three people, so somebody else makes it.";
const HOLDS_ANOTHER =
  "You hold another of the three roles. Here approver, provisioner and detector must be three people, so somebody else decides.";

/** Widening what was approved: applied once everybody who is asked said yes. */
export const change: RequestKindRules = {
  frame: (tx, request, context) => frameChange(tx, askedOf(request), context),

  async guard(tx, request, decided, context) {
    refuseUnstatedRisk(request, decided);
    if (decided.decision !== "approve") return;
    // The slot is theirs by their role, or came to them, and so they were let through this far (R41).
    const because = (await handsThatMeet(tx, request, decided.slot, context)).get(decided.decidedById);
    if (because !== undefined) throw new Refusal("conflict", "duties-clash", because);
    if (decided.event === "approve") await refuseTooFar(tx, askedOf(request), context);
  },

  barred: handsThatMeet,

  approved: carryOut,
  rejected: turnDown,
  withdrawn: turnDown,
};
