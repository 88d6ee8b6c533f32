import { currentGrant } from "#lib/registry/core/grant-period.ts";
import { reachIsApproved } from "#lib/registry/core/reach.ts";
import {
  capabilityBeforeEdit,
  capabilityEditInput,
  decideCapabilityEdit,
  editCapability,
} from "#lib/registry/edit-capability.ts";
import { capabilityAfterWrite } from "#lib/registry/list-capabilities.ts";
import { command } from "#lib/verbs/command.ts";
import { asSaid } from "./as-said.ts";
import { askForChange } from "./ask-for-change.ts";
import type { ChangeFields } from "./core/change-proposal.ts";
import { grantAsked } from "./grant-asked.ts";
import { nothing } from "./outcome.ts";
import { type RequestAnswer, readRequestById } from "./read-request.ts";

/**
 * Changes a capability. What narrows applies at once; what widens an approved reach waits, and answers the request that
 * it waits for (R59). An edit of both is split by its fields: a list keeps what is taken away from it at once.
 */
export const changeCapability = command({
  may: "capability.edit",
  summary: "Change a capability or its grant",
  input: capabilityEditInput,
  load: capabilityBeforeEdit,
  on: ({ relation }) => relation,
  decide(loaded, input, context) {
    const { agent, capability, widened } = decideCapabilityEdit(loaded, input, context);
    const waits =
      widened.length > 0 &&
      reachIsApproved(agent) &&
      capability.state !== "pending" &&
      context.imported !== true &&
      context.approved === undefined;
    const { agent: _, capability: _id, version: _v, ...said } = input;
    if (!waits) return { agent, capability, atOnce: said, asked: null };
    const now = context.clock.now();
    const fields = Object.fromEntries(
      Object.entries(said).filter(([field]) => (widened as string[]).includes(field)),
    ) as ChangeFields & { grant?: unknown };
    const grant = widened.includes("grant")
      ? grantAsked(input.grant, currentGrant(capability.grants, now), now)
      : undefined;
    const atOnce = Object.fromEntries(
      Object.entries(said).filter(([field]) => !(widened as string[]).includes(field)),
    ) as typeof said;
    const kept = capability.tools.filter((tool) => input.tools?.includes(tool));
    if (widened.includes("tools") && kept.length < capability.tools.length) atOnce.tools = kept;
    return {
      agent,
      capability,
      atOnce,
      asked: {
        what: "capability.edit" as const,
        widened: [...widened],
        fields: { ...fields, ...(grant === undefined ? {} : { grant }) } as ChangeFields,
      },
    };
  },
  async save(tx, { agent, capability, atOnce, asked }, context) {
    const on = { agentId: agent.id, id: capability.id };
    if (asked === null || Object.keys(atOnce).length > 0)
      await editCapability.within(
        tx,
        { ...context, idempotency: null },
        asSaid(capabilityEditInput, { ...atOnce, agent: agent.id, capability: capability.id }),
      );
    if (asked === null) return { ...on, request: null, ...nothing };
    const { id, outcome } = await askForChange(tx, { agent, capability, proposal: asked }, context);
    return { ...on, request: id, ...outcome };
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
