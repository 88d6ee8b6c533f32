import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { type ChangeProposal, proposedChange } from "./core/change-proposal.ts";
import { changeTitle } from "./core/change-slots.ts";
import { type AskedChange, frameChange } from "./frame-change.ts";
import { openRequest } from "./open-request.ts";
import type { Frame, Outcome } from "./outcome.ts";
import { refuseTooFar } from "./refuse-too-far.ts";
import { unclosedRequests } from "./store-requests.ts";
import { tellDeciders } from "./tell-deciders.ts";

/** A change that widens reach, as it is asked for. */
export interface Change {
  agent: { id: string; name: string };
  /** Null where it is about the agent itself. */
  capability: { id: string; name: string } | null;
  proposal: ChangeProposal;
}

/**
 * Opens the request of a change: what widens reach waits for it (R59).
 * @throws Refusal `conflict`, before anybody is asked
 */
export async function askForChange(
  tx: Transaction,
  { agent, capability, proposal }: Change,
  context: Context,
): Promise<{ id: string; outcome: Outcome }> {
  const asked = {
    agentId: agent.id,
    capabilityId: capability?.id ?? null,
    proposal,
    submittedBy: context.actor.personId,
  };
  const frame = await frameOrRefuse(tx, asked, context);
  const own = frame.slots.find(({ slot, ownAllowed }) => slot === "business_owner" && ownAllowed);
  const { request, outcome } = await openRequest(tx, context, {
    kind: "change",
    agentId: agent.id,
    capabilityId: asked.capabilityId,
    subject:
      capability === null
        ? { kind: "agent", id: agent.id, name: agent.name }
        : { kind: "capability", id: capability.id, name: `${agent.name} / ${capability.name}` },
    title: changeTitle(agent.name, capability?.name ?? "itself", proposal),
    proposal: { ...proposal },
    ...frame,
    given: own === undefined ? {} : { business_owner: context.reason ?? "Asked for it." },
  });
  await tellDeciders(tx, request.id, context.clock.now());
  return { id: request.id, outcome };
}

/**
 * What the change shows and who decides about it. The same is asked for once at a time; `again`: the request that asks
 * for it already. What goes too far whoever agrees is refused before anybody is asked.
 * @throws Refusal `conflict`
 */
export async function frameOrRefuse(
  tx: Transaction,
  asked: AskedChange,
  context: Context,
  again?: string,
): Promise<Frame> {
  const { proposal } = asked;
  for (const other of await unclosedRequests(tx, asked.agentId, "change")) {
    const { widened } = proposedChange(other);
    if (other.id === again || other.capabilityId !== asked.capabilityId) continue;
    if (!widened.some((field) => proposal.widened.includes(field))) continue;
    throw new Refusal(
      "conflict",
      "already-asked",
      other.state === "open"
        ? `This waits already: '${other.title}'. Withdraw that first.`
        : `'${other.title}' was sent back: change it there and ask again.`,
    );
  }
  await refuseTooFar(tx, asked, context);
  return frameChange(tx, asked, context);
}
