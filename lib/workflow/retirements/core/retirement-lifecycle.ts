import type { Permission } from "#lib/identity/core/access.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { type Guard, machine } from "#lib/platform/core/machine.ts";

export const retirementStates = [
  "requested",
  "approved",
  "refused",
  "withdrawn",
  "in_progress",
  "verified",
  "retired",
] as const;
export type RetirementState = (typeof retirementStates)[number];

export const retirementEvents = ["approve", "refuse", "withdraw", "start", "verify", "retire"] as const;
export type RetirementEvent = (typeof retirementEvents)[number];

/** What the guards look at. */
export interface RetirementGuarded {
  /** The person who asks; null for a token or a job, which is nobody's hands. */
  asking: string | null;
  requestedBy: string | null;
  scheduledAt: Instant | null;
  now: Instant;
  /** Titles of the steps that are open, and of what became live since the checklist was made. */
  open: readonly string[];
  /** Who did a step, and on whose behalf one was done. */
  executors: readonly string[];
}

const needsPerson: Guard<RetirementGuarded> = ({ asking }) =>
  asking === null ? { rule: "needs-person", because: "Only a person can say that; a token stands for nobody." } : null;

/** Nobody approves what they requested (R39). */
const ownRequest: Guard<RetirementGuarded> = ({ asking, requestedBy }) =>
  asking !== null && asking === requestedBy
    ? { rule: "own-request", because: "You asked for this retirement, so somebody else decides." }
    : null;

const notYet: Guard<RetirementGuarded> = ({ scheduledAt, now }) =>
  scheduledAt !== null && scheduledAt > now
    ? { rule: "retirement-scheduled", because: "It starts by itself on the day for which it is scheduled." }
    : null;

const stepsOpen: Guard<RetirementGuarded> = ({ open }) =>
  open.length === 0
    ? null
    : {
        rule: "steps-open",
        because: `${open.length === 1 ? "One step is" : `${open.length} steps are`} open: ${open.join("; ")}.`,
        errors: open.map((message) => ({ path: "steps", message })),
      };

/** Who executes a retirement does not verify it (R99). */
const sameHands: Guard<RetirementGuarded> = ({ asking, executors }) =>
  asking !== null && executors.includes(asking)
    ? {
        rule: "same-hands",
        because: "You did a step of this retirement, or it was done on your behalf, so somebody else verifies it.",
      }
    : null;

/**
 * The lifecycle of a retirement (R94; drawn in docs/lifecycles.md). It starts when it is approved, or on the day for which it is
 * scheduled, and the agent is retiring from then on; what is verified is retired in the same moment.
 */
export const retirementLifecycle = machine<RetirementState, RetirementEvent, RetirementGuarded, Permission>(
  "A retirement",
)([
  { from: "requested", event: "approve", to: "approved", may: "retirement.decide", unless: [needsPerson, ownRequest] },
  { from: "requested", event: "refuse", to: "refused", may: "retirement.decide", unless: [needsPerson, ownRequest] },
  { from: "requested", event: "withdraw", to: "withdrawn", may: "retirement.withdraw" },
  { from: "approved", event: "withdraw", to: "withdrawn", may: "retirement.withdraw" },
  { from: "approved", event: "start", to: "in_progress", may: "retirement.start", unless: [notYet] },
  {
    from: "in_progress",
    event: "verify",
    to: "verified",
    may: "retirement.verify",
    unless: [needsPerson, sameHands, stepsOpen],
  },
  {
    from: "verified",
    event: "retire",
    to: "retired",
    may: "retirement.verify",
    unless: [needsPerson, sameHands, stepsOpen],
  },
]);

/** What the event is called in the evidence. */
export const evidenceOfRetirement: Record<RetirementEvent, string> = {
  approve: "retirement.approved",
  refuse: "retirement.refused",
  withdraw: "retirement.withdrawn",
  start: "retirement.started",
  verify: "retirement.verified",
  retire: "retirement.retired",
};

/** Under way: the agent has one of these at most. */
export const isUnderWay = (state: RetirementState): boolean =>
  ["requested", "approved", "in_progress", "verified"].includes(state);
