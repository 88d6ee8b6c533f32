import type { z } from "zod";
import { invalid } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { answerAfterWrite } from "#lib/registry/agent-answer.ts";
import { reachIsApproved } from "#lib/registry/core/reach.ts";
import { agentBeforeEdit, agentEditInput, decideAgentEdit, editAgent } from "#lib/registry/edit-agent.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { asSaid } from "./as-said.ts";
import { askForChange } from "./ask-for-change.ts";
import type { ChangeFields, ChangeProposal } from "./core/change-proposal.ts";
import { nothing } from "./outcome.ts";
import { type RequestAnswer, readRequestById } from "./read-request.ts";

/** What is said with a field that widens waits with it. */
const goesWith: Record<string, string> = { autonomyReason: "autonomy" };

type EditInput = z.output<typeof agentEditInput>;

/** An edit of an agent, split: what applies at once, and what waits because it widens an approved reach (R59). */
export function splitAgentEdit(
  loaded: Awaited<ReturnType<typeof agentBeforeEdit>>,
  input: EditInput,
  context: Context,
): { agent: { id: string; name: string }; atOnce: Partial<EditInput>; asked: ChangeProposal | null } {
  const { agent, links, widened } = decideAgentEdit(loaded, input, context);
  const { agent: _, version: _v, ...said } = input;
  const waits =
    widened.length > 0 && reachIsApproved(agent) && context.imported !== true && context.approved === undefined;
  if (!waits) return { agent, atOnce: said, asked: null };
  if (widened.includes("autonomy") && !(said.autonomyReason ?? agent.autonomyReason))
    throw invalid([{ path: "autonomyReason", message: "Say why it needs more autonomy than the next lower level." }]);
  const widens = (field: string) => (widened as string[]).includes(goesWith[field] ?? field);
  const atOnce = Object.fromEntries(Object.entries(said).filter(([field]) => !widens(field))) as typeof said;
  const fields = Object.fromEntries(Object.entries(said).filter(([field]) => widens(field))) as ChangeFields;
  const kept = loaded.delegatesTo.filter((slug) => links.delegatesTo?.includes(slug));
  if (widened.includes("delegatesTo")) {
    if (links.delegatesTo) fields.delegatesTo = [...links.delegatesTo];
    if (kept.length < loaded.delegatesTo.length) atOnce.delegatesTo = kept;
  }
  return { agent, atOnce, asked: { what: "agent.edit", widened: [...widened], fields } };
}

/** Writes what applies at once, by the registry's own verb; nothing where nothing does. */
export async function editAgentAtOnce(
  tx: Transaction,
  agentId: string,
  atOnce: Partial<EditInput>,
  context: Context,
): Promise<void> {
  if (Object.keys(atOnce).length === 0) return;
  await editAgent.within(tx, { ...context, idempotency: null }, asSaid(agentEditInput, { ...atOnce, agent: agentId }));
}

/**
 * Changes an agent. More autonomy, another delegate and the way into production wait, and answer the request that they
 * wait for (R59); all else, and whatever narrows, applies at once. An edit of both is split by its fields.
 */
export const changeAgent = command({
  may: "agent.edit",
  summary: "Change an agent",
  input: agentEditInput,
  load: agentBeforeEdit,
  on: ({ relation }) => relation,
  decide: splitAgentEdit,
  async save(tx, { agent, atOnce, asked }, context) {
    await editAgentAtOnce(tx, agent.id, atOnce, context);
    if (asked === null) return { agentId: agent.id, request: null, ...nothing };
    const { id, outcome } = await askForChange(tx, { agent, capability: null, proposal: asked }, context);
    return { agentId: agent.id, request: id, ...outcome };
  },
  evidence: ({ drafts }) => drafts,
  touches: ({ touched }) => touched,
  answer: (tx, { agentId, request }, context): Promise<RequestAnswer | Awaited<ReturnType<typeof answerAfterWrite>>> =>
    request === null ? answerAfterWrite(tx, agentId, context) : readRequestById(tx, request, context.actor),
});
