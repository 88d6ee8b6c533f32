import type { AgentEvent } from "#lib/registry/core/agent-lifecycle.ts";

interface EventWords {
  act: string;
  /** What happens, before one says yes. */
  says: string;
  weight: "primary" | "plain" | "danger";
  /** The reason is asked for and must be given. */
  reasoned?: boolean;
}

/** What each event is called on a button, and what it does. */
export const eventWords: Record<AgentEvent, EventWords> = {
  submit: {
    act: "Submit for approval",
    says: "Its findings become gaps with due dates, and the approvers decide.",
    weight: "primary",
  },
  discard: {
    act: "Discard the draft",
    says: "The draft is set aside as rejected. Nothing is erased; it can be taken up again.",
    weight: "danger",
  },
  approve: {
    act: "Approve registration",
    says: "The agent may be activated once nothing blocks it.",
    weight: "primary",
  },
  reject: { act: "Reject", says: "Say what has to change before it can come back.", weight: "danger", reasoned: true },
  request_changes: {
    act: "Ask for changes",
    says: "It goes back to being a draft. Say what has to change.",
    weight: "plain",
    reasoned: true,
  },
  withdraw: { act: "Withdraw the submission", says: "It goes back to being a draft.", weight: "plain" },
  revise: { act: "Take up again", says: "It becomes a draft that can be edited and submitted.", weight: "primary" },
  activate: { act: "Activate agent", says: "From now on it acts, and its people answer for it.", weight: "primary" },
  suspend: {
    act: "Suspend agent",
    says: "It is stopped at once. Security or an admin lets it go on.",
    weight: "danger",
    reasoned: true,
  },
  resume: {
    act: "Resume agent",
    says: "It acts again with everything it was granted.",
    weight: "primary",
    reasoned: true,
  },
  retire: {
    act: "Start retirement",
    says: "Its grants are to be revoked and its data handed over; somebody else verifies it.",
    weight: "plain",
    reasoned: true,
  },
  verify: {
    act: "Verify retirement",
    says: "You confirm that nothing of it acts any more. Any later action raises a critical gap.",
    weight: "primary",
  },
};
