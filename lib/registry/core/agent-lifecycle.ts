import type { Permission } from "#lib/identity/core/access.ts";
import { type Guard, machine } from "#lib/platform/core/machine.ts";
import type { FieldError } from "#lib/platform/core/refusal.ts";
import { undecidedBecause } from "./decided-sources.ts";
import type { AgentFacts } from "./facts.ts";
import type { AgentState } from "./vocabulary.ts";

export const agentEvents = [
  "submit",
  "discard",
  "approve",
  "reject",
  "request_changes",
  "withdraw",
  "revise",
  "activate",
  "suspend",
  "resume",
  "retire",
  "verify",
] as const;
export type AgentEvent = (typeof agentEvents)[number];

/** What the guards look at; built once by whoever asks. */
export interface LifecycleFacts {
  /** What must be stated before an agent can be submitted, and is not. */
  unstated: readonly FieldError[];
  /** Broader authority than bounds and a tested detection control carry (R56). */
  unbounded: readonly FieldError[];
  /** Restricted data that it uses and about which its owner has not decided (R27). */
  undecided: readonly FieldError[];
  /** What stands against activation, judged as if the agent were active (R51). */
  againstActivation: readonly FieldError[];
  /** The person who asks; null for a token or a job, which is nobody's hands. */
  asking: string | null;
  submittedBy: string | null;
  /** Who gave the approvals of identity, scope and oversight. */
  approvedBy: readonly string[];
  /** The retirement under way: its open steps, and who did the others; null where none is. */
  retirement: { openSteps: number; executors: readonly string[] } | null;
}

const unstated: Guard<LifecycleFacts> = ({ unstated }) =>
  unstated.length === 0
    ? null
    : {
        rule: "unstated",
        because: `State these first: ${unstated.map(({ message }) => message).join(" ")}`,
        errors: unstated,
      };

const unbounded: Guard<LifecycleFacts> = ({ unbounded }) =>
  unbounded.length === 0
    ? null
    : {
        rule: "authority-unbounded",
        because: `Broader authority takes bounds and a tested detection control. ${unbounded.map(({ message }) => message).join(" ")}`,
        errors: unbounded,
      };

/** It may be registered and approved before, and goes live only once the data owner has decided (R27). */
const dataUndecided: Guard<LifecycleFacts> = ({ undecided }) =>
  undecided.length === 0 ? null : { rule: "data-undecided", because: undecidedBecause(undecided), errors: undecided };

/** Nobody approves what they requested (R39). */
const ownSubmission: Guard<LifecycleFacts> = ({ asking, submittedBy }) =>
  asking !== null && asking === submittedBy
    ? { rule: "own-submission", because: "You submitted this agent, so somebody else decides." }
    : null;

/** The same rule from the other side: who has approved a part of it does not submit it. */
const ownApproval: Guard<LifecycleFacts> = ({ asking, approvedBy }) =>
  asking !== null && approvedBy.includes(asking)
    ? { rule: "own-approval", because: "You approved a part of this agent, so somebody else submits it." }
    : null;

const blockingGaps: Guard<LifecycleFacts> = ({ againstActivation }) =>
  againstActivation.length === 0
    ? null
    : {
        rule: "blocking-gap-open",
        because: `Close ${againstActivation.length === 1 ? "this gap" : `these ${againstActivation.length} gaps`} first: ${againstActivation.map(({ message }) => message).join(" ")}`,
        errors: againstActivation,
      };

/** Who executes a retirement does not verify it (R99). */
const sameHands: Guard<LifecycleFacts> = ({ asking, retirement }) =>
  asking !== null && retirement?.executors.includes(asking)
    ? { rule: "same-hands", because: "You did a step of this retirement, so somebody else verifies it." }
    : null;

/** No agent is retired with an open step, nor without a checklist at all (R94). */
const stepsOpen: Guard<LifecycleFacts> = ({ retirement }) =>
  retirement === null
    ? { rule: "steps-open", because: "There is no checklist yet: ask for its retirement first." }
    : retirement.openSteps > 0
      ? { rule: "steps-open", because: `Its retirement has ${retirement.openSteps} open steps.` }
      : null;

/**
 * The lifecycle of an agent (drawn in docs/lifecycles.md). A draft is never erased: who discards it has it rejected, from
 * where it can be taken up again.
 */
export const agentLifecycle = machine<AgentState, AgentEvent, LifecycleFacts, Permission>("An agent")([
  { from: "draft", event: "submit", to: "submitted", may: "agent.submit", unless: [unstated, unbounded, ownApproval] },
  { from: "draft", event: "discard", to: "rejected", may: "agent.submit" },
  { from: "submitted", event: "approve", to: "approved", may: "request.decide", unless: [ownSubmission, unstated] },
  { from: "submitted", event: "reject", to: "rejected", may: "request.decide", unless: [ownSubmission] },
  { from: "submitted", event: "request_changes", to: "draft", may: "request.decide", unless: [ownSubmission] },
  { from: "submitted", event: "withdraw", to: "draft", may: "agent.submit" },
  { from: "rejected", event: "revise", to: "draft", may: "agent.submit" },
  {
    from: "approved",
    event: "activate",
    to: "active",
    may: "agent.operate",
    unless: [unbounded, dataUndecided, blockingGaps],
  },
  { from: "active", event: "suspend", to: "suspended", may: "agent.contain" },
  { from: "suspended", event: "resume", to: "active", may: "agent.resume" },
  { from: "approved", event: "retire", to: "retiring", may: "agent.retire" },
  { from: "active", event: "retire", to: "retiring", may: "agent.retire" },
  { from: "suspended", event: "retire", to: "retiring", may: "agent.retire" },
  { from: "retiring", event: "verify", to: "retired", may: "agent.retire", unless: [sameHands, stepsOpen] },
]);

/** What the event is called in the evidence: 'agent.submitted'. */
export const evidenceOfEvent: Record<AgentEvent, string> = {
  submit: "agent.submitted",
  discard: "agent.discarded",
  approve: "agent.approved",
  reject: "agent.rejected",
  request_changes: "agent.changes_requested",
  withdraw: "agent.withdrawn",
  revise: "agent.revised",
  activate: "agent.activated",
  suspend: "agent.suspended",
  resume: "agent.resumed",
  retire: "agent.retiring",
  verify: "agent.retired",
};

type Submitted = Pick<AgentFacts, "interaction" | "hosting" | "autonomy" | "autonomyReason" | "environment"> & {
  capabilities: readonly Pick<AgentFacts["capabilities"][number], "slug" | "name" | "action" | "system" | "state">[];
};

/**
 * What must be stated to submit, and is not: interaction, hosting, autonomy (with its reason above suggests, R55),
 * environment, and action and system of every capability (R52). All else may be missing, and is a gap.
 */
export function unstatedOf(agent: Submitted): FieldError[] {
  const errors: FieldError[] = [];
  const fields = { interaction: "Interaction", hosting: "Hosting", autonomy: "Autonomy", environment: "Environment" };
  for (const [path, label] of Object.entries(fields))
    if (agent[path as keyof typeof fields] === null) errors.push({ path, message: `${label} is not stated.` });
  if (agent.autonomy !== null && agent.autonomy !== "suggests" && (agent.autonomyReason ?? "").trim() === "")
    errors.push({ path: "autonomyReason", message: "Say why it needs more autonomy than the next lower level." });
  for (const { slug, name, action, system, state } of agent.capabilities) {
    if (state === "ended") continue;
    if (action === null)
      errors.push({ path: `capabilities.${slug}.action`, message: `The action of '${name}' is not stated.` });
    if (system === null)
      errors.push({ path: `capabilities.${slug}.system`, message: `The system of '${name}' is not stated.` });
  }
  return errors;
}
