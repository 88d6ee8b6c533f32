import type { Permission } from "#lib/identity/core/access.ts";
import { type Guard, machine } from "#lib/platform/core/machine.ts";
import type { RequestState } from "./request-vocabulary.ts";

export const requestEvents = ["decide", "approve", "reject", "request_changes", "resubmit", "withdraw"] as const;
export type RequestEvent = (typeof requestEvents)[number];

/** What follows from an event; `lib/workflow/carry-out.ts` does each in the transaction of the decision. */
export const requestEffects = ["ask", "carry_out", "turn_down", "send_back", "take_back", "tell"] as const;
export type RequestEffect = (typeof requestEffects)[number];

/** What the guards look at. */
export interface RequestFacts {
  /** The person who asks; null for a token or a job. */
  asking: string | null;
  submittedBy: string | null;
  /** The slots that are demanded and not approved. */
  missing: readonly string[];
}

/** Nobody decides what they requested (R39). */
const ownRequest: Guard<RequestFacts> = ({ asking, submittedBy }) =>
  asking !== null && asking === submittedBy
    ? { kind: "forbidden", rule: "own-request", because: "You asked for this, so somebody else decides." }
    : null;

const decisionsMissing: Guard<RequestFacts> = ({ missing }) =>
  missing.length === 0
    ? null
    : {
        rule: "decisions-missing",
        because: `These decisions are still demanded: ${missing.join(", ")}.`,
      };

/**
 * The lifecycle of a request. A decision that leaves others open is `decide`; the last yes is `approve`, the first no
 * is `reject`. What is approved, rejected or withdrawn stays so: another request is opened instead.
 */
export const requestLifecycle = machine<RequestState, RequestEvent, RequestFacts, Permission>("A request")([
  { from: "open", event: "decide", to: "open", may: "request.decide" },
  {
    from: "open",
    event: "approve",
    to: "approved",
    may: "request.decide",
    unless: [decisionsMissing],
    effects: ["carry_out", "tell"],
  },
  { from: "open", event: "reject", to: "rejected", may: "request.decide", effects: ["turn_down", "tell"] },
  {
    from: "open",
    event: "request_changes",
    to: "changes_requested",
    may: "request.decide",
    unless: [ownRequest],
    effects: ["send_back", "tell"],
  },
  { from: "open", event: "withdraw", to: "withdrawn", may: "request.withdraw", effects: ["take_back"] },
  { from: "changes_requested", event: "resubmit", to: "open", may: "request.withdraw", effects: ["ask"] },
  { from: "changes_requested", event: "withdraw", to: "withdrawn", may: "request.withdraw" },
]);

/** What each event is called in the evidence. */
export const evidenceOfRequestEvent: Record<RequestEvent, string> = {
  decide: "request.decided",
  approve: "request.approved",
  reject: "request.rejected",
  request_changes: "request.changes_requested",
  resubmit: "request.resubmitted",
  withdraw: "request.withdrawn",
};
