import type { ItemKind } from "./item.ts";

/** One way to answer an item where it stands. */
export interface Decision {
  /** 'accept': what the API takes. */
  id: string;
  /** On its button; names the act. */
  label: string;
  /** After the deed: 'Accepted'. */
  done: string;
  /** Several at once, without each having been opened. */
  bulk: boolean;
  /** Why is asked for, and goes into the evidence. */
  needsReason: boolean;
  /** What is confirmed with it where the thing asks for it; sent as `riskConfirmed`. */
  confirms?: string;
}

const stands = "I read the residual risk again, and it stands";

const decline: Decision = { id: "decline", label: "Decline", done: "Declined", bulk: false, needsReason: true };

/** How each kind can be answered from the inbox; the first is the usual yes. With none, it is opened to be answered. */
export const decisionsOf: Record<ItemKind, readonly Decision[]> = {
  accept: [{ id: "accept", label: "Accept", done: "Accepted", bulk: true, needsReason: false }, decline],
  attest: [
    { id: "attest", label: "Confirm", done: "Confirmed", bulk: true, needsReason: false },
    { ...decline, label: "Step down", done: "Stepped down" },
  ],
  attest_for: [
    { id: "attest_for", label: "Confirm for them", done: "Confirmed on their behalf", bulk: true, needsReason: false },
  ],
  gap: [],
  hand_over: [],
  exception: [
    { id: "approve", label: "Approve", done: "Approved", bulk: false, needsReason: true },
    { id: "refuse", label: "Refuse", done: "Refused", bulk: false, needsReason: true },
  ],
  exception_ending: [],
  retirement: [],
  retirement_step: [{ id: "do", label: "It is done", done: "Done", bulk: false, needsReason: true }],
  drill: [{ id: "acknowledge", label: "I am here", done: "Answered", bulk: false, needsReason: false }],
  // An answer belongs to what was read: the row shows the item's card first. Together only where little is at stake (R87).
  review: [
    { id: "certify", label: "Certify", done: "Certified", bulk: true, needsReason: false, confirms: stands },
    { id: "change", label: "Change", done: "Change asked for", bulk: false, needsReason: true, confirms: stands },
    { id: "revoke", label: "Revoke", done: "Revoked", bulk: false, needsReason: true },
    { id: "cannot_answer", label: "Cannot answer", done: "Handed on", bulk: false, needsReason: true },
  ],
  follow_up: [{ id: "confirm", label: "Confirm", done: "Confirmed", bulk: false, needsReason: true }],
  // A decision of a request belongs to what was shown: one by one, always with a reason.
  decision: [
    { id: "approve", label: "Approve", done: "Approved", bulk: false, needsReason: true },
    { id: "reject", label: "Reject", done: "Rejected", bulk: false, needsReason: true },
  ],
};

/** The decision of a kind by its id; undefined where there is none. */
export const decisionOf = (kind: ItemKind, id: string): Decision | undefined =>
  decisionsOf[kind].find((decision) => decision.id === id);
