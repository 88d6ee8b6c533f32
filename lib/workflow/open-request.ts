import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { acceptOwn } from "./accept-own.ts";
import type { Part, RequestKind, Slot } from "./core/request-vocabulary.ts";
import type { Outcome } from "./outcome.ts";
import { type HeldRequest, insertRequest, requestForUpdate } from "./store-requests.ts";
import { insertSlots } from "./store-slots.ts";

/** What is asked for: what is shown of it in parts, and which decisions it demands of whom. */
export interface NewRequest {
  kind: RequestKind;
  agentId: string | null;
  capabilityId?: string | null;
  subject: { kind: string; id: string | null; name: string };
  /** One line: 'Register Refund agent', 'Widen Refund agent: pay'. */
  title: string;
  /** What is carried out once it is approved. */
  proposal?: Record<string, unknown>;
  parts: readonly Part[];
  slots: readonly Slot[];
  /** Decisions that asking has given already, by slot: the business owner who submits has thereby accepted. */
  given?: Readonly<Record<string, string>>;
  /** What was shown when it was reviewed last, for the difference. */
  reviewed?: readonly Part[] | null;
}

/**
 * Opens a request in the caller's transaction, who records the evidence with the outcome's drafts. Somebody must be
 * asked: a request without a slot would approve itself, and is a fault of the program.
 */
export async function openRequest(
  tx: Transaction,
  context: Context,
  asked: NewRequest,
): Promise<{ request: HeldRequest; outcome: Outcome }> {
  if (asked.slots.length === 0) throw new Error("A request demands at least one decision.");
  const now = context.clock.now();
  const openedAt = new Date(now).toISOString();
  const id = await insertRequest(tx, {
    kind: asked.kind,
    agentId: asked.agentId,
    capabilityId: asked.capabilityId ?? null,
    subject: asked.subject,
    title: asked.title,
    proposal: asked.proposal ?? {},
    parts: asked.parts,
    reviewed: asked.reviewed ?? null,
    reason: context.reason,
    submittedById: context.actor.personId,
    submittedBy: context.actor.name,
    openedAt,
  });
  const slots = asked.slots.map((slot, position) => ({ ...slot, position }));
  const ids = await insertSlots(tx, { id, agentId: asked.agentId }, slots, openedAt);
  const { personId } = context.actor;
  for (const [index, slot] of slots.entries()) {
    const reason = asked.given?.[slot.slot];
    const decisionId = ids[index];
    if (reason === undefined || personId === null || decisionId === undefined) continue;
    await acceptOwn(tx, { ...slot, id: decisionId }, asked.parts, { personId, at: now, reason });
  }
  const request = await requestForUpdate(tx, id);
  return {
    request,
    outcome: {
      drafts: [
        {
          type: "request.opened",
          subject: subjectOf(request),
          payload: {
            kind: request.kind,
            about: request.subject,
            proposal: request.proposal,
            parts: request.parts.map(({ part, digest }) => ({ part, digest })),
            demands: request.decisions.map(({ slot, forId, askedId, askedRole, because, decision }) => ({
              slot,
              forId,
              askedId,
              askedRole,
              because,
              ...(decision === null ? {} : { decision, because: asked.given?.[slot] }),
            })),
          },
        },
      ],
      touched: {},
    },
  };
}

/** How the evidence names a request. */
export const subjectOf = (request: Pick<HeldRequest, "id" | "title" | "agentId">) => ({
  kind: "request",
  id: request.id,
  name: request.title,
  agentId: request.agentId,
});
