import type { Actor } from "#lib/identity/core/actor.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { type RequestEvent, type RequestFacts, requestLifecycle } from "./request-lifecycle.ts";
import {
  type DecisionWord,
  digestOf,
  type Part,
  partsCovered,
  type RequestState,
  type Slot,
} from "./request-vocabulary.ts";
import type { Escalation } from "./undecided.ts";

/** A request as far as deciding it goes. */
export interface OpenRequest {
  state: RequestState;
  submittedById: string | null;
  parts: readonly Part[];
}

/** A live slot with the decision given in it, if any. */
export interface LiveDecision extends Slot {
  id: string;
  after: readonly string[];
  ownAllowed: boolean;
  decision: DecisionWord | null;
  decidedById: string | null;
  /** Of what was shown when it was decided. */
  digest: string | null;
  /** To whom it went too since it is overdue. */
  escalated?: readonly Escalation[];
}

/** What is asked of the core: one decision in one slot. */
export interface DecisionInput {
  slot: string;
  decision: DecisionWord;
  reason: string;
}

/** A decision as it is to be kept, and where it leads the request. */
export interface Decided {
  id: string;
  slot: string;
  decision: DecisionWord;
  decidedById: string;
  decidedAt: Instant;
  reason: string;
  digest: string;
  shown: Record<string, unknown>;
  event: RequestEvent;
  to: RequestState;
  effects: readonly string[];
}

type Asking = Pick<Actor, "personId" | "roles">;

/**
 * True where a person is asked for a slot: by name, by their platform role, because it is theirs by their role, or
 * because it is overdue and went to them too.
 */
export function isAsked(slot: Slot & Pick<LiveDecision, "escalated">, actor: Asking): boolean {
  if (actor.personId === null) return false;
  return (
    slot.askedId === actor.personId ||
    slot.forId === actor.personId ||
    (slot.askedRole !== null && actor.roles.includes(slot.askedRole)) ||
    wentTo(slot, actor)
  );
}

/** True where an overdue decision went to a person. */
export const wentTo = ({ escalated = [] }: Pick<LiveDecision, "escalated">, { personId, roles }: Asking): boolean =>
  escalated.some(({ toId, toRole }) => (toRole === null ? toId === personId : roles.includes(toRole)));

/** The slots that have not been approved. */
export const missingOf = (decisions: readonly LiveDecision[]): string[] =>
  decisions.filter(({ decision }) => decision !== "approve").map(({ slot }) => slot);

/** True where everything that a slot waits for has been approved. */
export const isReady = (slot: Pick<LiveDecision, "after">, decisions: readonly LiveDecision[]): boolean =>
  slot.after.every((earlier) => decisions.find((one) => one.slot === earlier)?.decision === "approve");

/**
 * Decides one slot of a request. The last yes approves the request, the first no rejects it. Nobody decides what they
 * requested (R39); who is not asked does not decide; a decision is given once, about exactly what is shown.
 * @throws Refusal
 */
export function decideSlot(
  request: OpenRequest,
  decisions: readonly LiveDecision[],
  { slot: name, decision, reason }: DecisionInput,
  actor: Pick<Actor, "personId" | "roles">,
  now: Instant,
): Decided {
  // An event that the state does not allow is refused before anything else, with what is possible.
  requestLifecycle.arrow(request.state, "decide");
  const slot = decisions.find((one) => one.slot === name);
  if (slot === undefined)
    throw invalid([
      { path: "slot", message: `Choose one of ${decisions.map((one) => one.slot).join(", ")}: these are demanded.` },
    ]);
  const { personId } = actor;
  if (personId === null)
    throw new Refusal("conflict", "needs-person", "Only a person can decide a request; a token stands for nobody.");
  if (personId === request.submittedById && !slot.ownAllowed)
    throw new Refusal("forbidden", "own-request", "You asked for this, so somebody else decides.");
  if (!isAsked(slot, actor))
    throw new Refusal("forbidden", "not-asked", `You are not asked for this decision. ${slot.because}`);
  if (slot.decision !== null)
    throw new Refusal("conflict", "already-decided", "This was decided already. A decision is not changed.");
  if (!isReady(slot, decisions))
    throw new Refusal("conflict", "not-yet", `This waits for another decision first: ${slot.after.join(", ")}.`);
  const after = decisions.map((one) => (one === slot ? { ...one, decision } : one));
  const facts: RequestFacts = { asking: personId, submittedBy: request.submittedById, missing: missingOf(after) };
  const event = decision === "reject" ? "reject" : facts.missing.length === 0 ? "approve" : "decide";
  return {
    id: slot.id,
    slot: name,
    decision,
    decidedById: personId,
    decidedAt: now,
    reason,
    digest: digestOf(slot.parts, request.parts),
    shown: Object.fromEntries(partsCovered(slot.parts, request.parts).map(({ part, shown }) => [part, shown])),
    event,
    to: requestLifecycle.next(request.state, event, facts),
    effects: requestLifecycle.arrow(request.state, event).effects ?? [],
  };
}
