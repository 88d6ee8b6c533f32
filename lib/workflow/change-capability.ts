import type { z } from "zod";
import type { Transaction } from "#lib/platform/database.ts";
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
import type { Context } from "#lib/verbs/context.ts";
import { asSaid } from "./as-said.ts";
import { askForChange } from "./ask-for-change.ts";
import type { ChangeFields } from "./core/change-proposal.ts";
import { grantAsked } from "./grant-asked.ts";
import { nothing } from "./outcome.ts";
import { type RequestAnswer, readRequestById } from "./read-request.ts";

type EditInput = z.output<typeof capabilityEditInput>;

/**
 * An edit of a capability, split: what applies at once, and what waits because it widens an approved reach (R59). Of one
 * that waits itself everything applies at once.
 */
export function splitCapabilityEdit(
  loaded: Awaited<ReturnType<typeof capabilityBeforeEdit>>,
  input: EditInput,
  context: Context,
) {
  const { agent, capability, widened } = decideCapabilityEdit(loaded, input, context);
  const waits =
    widened.length > 0 &&
    reachIsApproved(agent) &&
    capability.state !== "pending" &&
    context.imported !== true &&
    context.approved === undefined;
  const { agent: _, capability: _id, version: _v, ...said } = input;
  if (!waits) return { agent, capability, atOnce: said as Partial<EditInput>, asked: null };
  const now = context.clock.now();
  const fields = Object.fromEntries(
    Object.entries(said).filter(([field]) => (widened as string[]).includes(field)),
  ) as ChangeFields & { grant?: unknown };
  const grant = widened.includes("grant")
    ? grantAsked(input.grant, currentGrant(capability.grants, now), now)
    : undefined;
  const atOnce: Partial<EditInput> = Object.fromEntries(
    Object.entries(said).filter(([field]) => !(widened as string[]).includes(field)),
  );
  const kept = capability.tools.filter((tool) => input.tools?.includes(tool));
  if (widened.includes("tools") && kept.length < capability.tools.length) atOnce.tools = kept;
  return {
    agent,
    capability,
    atOnce,
    asked: {
      what: "capability.edit" as const,
      widened: [...widened] as string[],
      fields: { ...fields, ...(grant === undefined ? {} : { grant }) } as ChangeFields,
    },
  };
}

/** Writes what applies at once, by the registry's own verb; nothing where nothing does. */
export async function editCapabilityAtOnce(
  tx: Transaction,
  { agentId, id }: { agentId: string; id: string },
  atOnce: Partial<EditInput>,
  context: Context,
): Promise<void> {
  if (Object.keys(atOnce).length === 0) return;
  await editCapability.within(
    tx,
    { ...context, idempotency: null },
    asSaid(capabilityEditInput, { ...atOnce, agent: agentId, capability: id }),
  );
}

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
  decide: splitCapabilityEdit,
  async save(tx, { agent, capability, atOnce, asked }, context) {
    const on = { agentId: agent.id, id: capability.id };
    await editCapabilityAtOnce(tx, on, atOnce, context);
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
