import type { Permission } from "#lib/identity/core/access.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { type Guard, machine } from "#lib/platform/core/machine.ts";

export const exceptionStates = ["requested", "approved", "refused", "withdrawn", "expired"] as const;
export type ExceptionState = (typeof exceptionStates)[number];

export const exceptionEvents = ["approve", "refuse", "withdraw", "expire"] as const;
export type ExceptionEvent = (typeof exceptionEvents)[number];

/** What the guards look at. */
export interface ExceptionGuarded {
  /** The person who asks; null for a token or a job, which is nobody. */
  asking: string | null;
  requestedBy: string | null;
  /** Who holds the gap, or would have to mend it (core/gap-holders.ts). */
  holders: readonly string[];
  endsAt: Instant;
  now: Instant;
}

/** Nobody accepts what they asked for, nor their own gap (R33, R47). */
const tooNear: Guard<ExceptionGuarded> = ({ asking, requestedBy, holders }) => {
  if (asking === null)
    return { rule: "needs-person", because: "Only a person can decide about an exception; a token stands for nobody." };
  if (asking === requestedBy)
    return { rule: "own-request", because: "You asked for this exception, so somebody else decides." };
  return holders.includes(asking)
    ? { rule: "own-gap", because: "You hold this gap, so somebody else decides about its exception." }
    : null;
};

const endHasCome: Guard<ExceptionGuarded> = ({ endsAt, now }) =>
  endsAt <= now
    ? { rule: "exception-over", because: "The end that was asked for has passed. Ask again with a later one." }
    : null;

const endIsAhead: Guard<ExceptionGuarded> = ({ endsAt, now }) =>
  endsAt > now ? { rule: "exception-running", because: "Its end has not come. Withdraw it to end it earlier." } : null;

/**
 * The lifecycle of an exception (R47; drawn in docs/lifecycles.md): requested, decided by security, over at its end or
 * withdrawn before. What nobody decided is over at its end too, so that it can be asked for anew. `expire` only records
 * that the end was noticed: past `endsAt` it counts for nothing, noticed or not.
 */
export const exceptionLifecycle = machine<ExceptionState, ExceptionEvent, ExceptionGuarded, Permission>("An exception")(
  [
    { from: "requested", event: "approve", to: "approved", may: "exception.decide", unless: [tooNear, endHasCome] },
    { from: "requested", event: "refuse", to: "refused", may: "exception.decide", unless: [tooNear] },
    { from: "requested", event: "withdraw", to: "withdrawn", may: "exception.withdraw" },
    { from: "requested", event: "expire", to: "expired", may: "exception.expire", unless: [endIsAhead] },
    { from: "approved", event: "withdraw", to: "withdrawn", may: "exception.withdraw", unless: [endHasCome] },
    { from: "approved", event: "expire", to: "expired", may: "exception.expire", unless: [endIsAhead] },
  ],
);

/** What the event is called in the evidence: 'exception.approved'. */
export const evidenceOfException: Record<ExceptionEvent, string> = {
  approve: "exception.approved",
  refuse: "exception.refused",
  withdraw: "exception.withdrawn",
  expire: "exception.expired",
};

/** The state at a moment: an approved exception is over from its end on, whether or not that was recorded. */
export const stateAt = (kept: { state: ExceptionState; endsAt: Instant }, now: Instant): ExceptionState =>
  kept.state === "approved" && kept.endsAt <= now ? "expired" : kept.state;
