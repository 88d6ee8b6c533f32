import { agentInHand } from "#lib/registry/agent-in-hand.ts";
import { capabilityInAddress } from "#lib/registry/capability-by-name.ts";
import { refuseOver } from "#lib/registry/core/over.ts";
import { reachIsApproved } from "#lib/registry/core/reach.ts";
import { createCapability, newCapability } from "#lib/registry/create-capability.ts";
import { capabilityAfterWrite } from "#lib/registry/list-capabilities.ts";
import { command } from "#lib/verbs/command.ts";
import { asSaid } from "./as-said.ts";
import { askForChange } from "./ask-for-change.ts";
import { grantAsked } from "./grant-asked.ts";
import { nothing } from "./outcome.ts";
import { type RequestAnswer, readRequestById } from "./read-request.ts";

/**
 * Adds one thing that an agent may do. On an agent whose reach was approved it is pending, and answers the request that
 * it waits for (R59); elsewhere it is there at once.
 */
export const addCapability = command({
  may: "capability.edit",
  summary: "Add a capability to an agent",
  input: newCapability,
  load: (tx, { agent }, context) => agentInHand(tx, agent, context.clock.now()),
  on: ({ relation }) => relation,
  decide({ agent }, input, context) {
    refuseOver(agent);
    const waits = reachIsApproved(agent) && context.imported !== true && context.approved === undefined;
    const grant = waits ? grantAsked(input.grant, null, context.clock.now()) : undefined;
    return { agent, input, waits, grant };
  },
  async save(tx, { agent, input, waits, grant }, context) {
    const { id } = await createCapability.within(
      tx,
      { ...context, idempotency: null },
      asSaid(newCapability, { ...input, agent: agent.id }),
    );
    if (!waits) return { agentId: agent.id, id, request: null, ...nothing };
    const capability = await capabilityInAddress(tx, agent.id, id);
    const asked = await askForChange(
      tx,
      {
        agent,
        capability,
        proposal: {
          what: "capability.create",
          widened: grant === undefined ? [] : ["grant"],
          fields: grant === undefined ? {} : { grant },
        },
      },
      context,
    );
    return { agentId: agent.id, id, request: asked.id, ...asked.outcome };
  },
  evidence: ({ drafts }) => drafts,
  touches: ({ touched }) => touched,
  answer: (
    tx,
    { agentId, id, request },
    context,
  ): Promise<RequestAnswer | Awaited<ReturnType<typeof capabilityAfterWrite>>> =>
    request === null ? capabilityAfterWrite(tx, { agentId, id }, context) : readRequestById(tx, request, context.actor),
});
