import type { Mark } from "./seat.ts";
import type { AgentState, CapabilityState, RiskTier, Role, Severity } from "./vocabulary.ts";

/** What a word of the registry means, in a sentence or two, and the requirements behind it. */
export interface Meaning {
  says: string;
  requirements: readonly string[];
}

/** Each seat: what its holder answers for. */
export const roleMeanings: Record<Role, Meaning> = {
  business_owner: {
    says: "Decides what the agent is for and where its task ends, and carries its results. Asked first, and named on every agent from its first day.",
    requirements: ["R1", "R16"],
  },
  system_owner: {
    says: "Answers for running the agent: how it is built, its controls at run time, its logs. Who owns the system that it acts on is somebody else's question.",
    requirements: ["R1", "R32"],
  },
  security_owner: {
    says: "Sets the policy that the agent works under, and designs its controls. Approves its scope and how people oversee it.",
    requirements: ["R1", "R33", "R115"],
  },
  retirement_owner: {
    says: "Sees to it that the agent ends well: grants revoked, data handed over or deleted, nothing left that acts.",
    requirements: ["R2"],
  },
  provisioner: {
    says: "Gives the agent its access, and takes it away when told to. Under strict separation never the one who approves or detects.",
    requirements: ["R14", "R38"],
  },
  control_owner: {
    says: "Operates the controls around what the agent may do. Stands in for detector and responder where the tier does not demand them.",
    requirements: ["R14"],
  },
  approver: {
    says: "Says yes or no: to the grant, and at run time where the tier asks for a person. Decides by name, with a reason.",
    requirements: ["R14", "R15", "R38"],
  },
  detector: {
    says: "Would notice misuse: watches what the agent really does, and raises it.",
    requirements: ["R14", "R15", "R38"],
  },
  responder: {
    says: "Contains it when something goes wrong. Their authority to stop the agent is written down before it is needed.",
    requirements: ["R14", "R15", "R125"],
  },
};

export const tierMeanings: Record<RiskTier, Meaning> = {
  low: {
    says: "1 point or less. Little can go wrong, and what does can be undone. Somebody gives access and somebody operates controls.",
    requirements: ["R61"],
  },
  moderate: {
    says: "2 or 3 points. Somebody must also approve, and somebody must notice misuse.",
    requirements: ["R61", "R15"],
  },
  high: {
    says: "4 to 6 points, or a floor: it pays, changes identities or production, or touches regulated data in production. Every seat must be taken, and approver, provisioner and detector are three people.",
    requirements: ["R61", "R15", "R38"],
  },
  critical: {
    says: "7 points or more. As high; at run time two different people say yes.",
    requirements: ["R61", "R15", "R38"],
  },
};

export const severityMeanings: Record<Severity, Meaning> = {
  critical: {
    says: "Something that can do great harm has nobody who answers. It blocks activation, and is due within days.",
    requirements: ["R43", "R46"],
  },
  high: {
    says: "A seat or proof that matters is missing. It keeps the agent incomplete.",
    requirements: ["R43", "R46"],
  },
  medium: { says: "Should be mended soon; nothing is stopped by it.", requirements: ["R43", "R46"] },
  low: { says: "Good order: to be mended when somebody is at it.", requirements: ["R43", "R46"] },
};

export const agentStateMeanings: Record<AgentState, Meaning> = {
  draft: {
    says: "Being written. What is found is a preview and becomes gaps once it is submitted.",
    requirements: ["R2", "R52"],
  },
  submitted: { says: "Waits for its approvers. Gaps count from here on.", requirements: ["R52"] },
  approved: { says: "May be activated as soon as no critical or blocking gap is open.", requirements: ["R51"] },
  active: { says: "Acts, and its people answer for it.", requirements: ["R51"] },
  suspended: { says: "Stopped: nothing is permitted. Security or an admin lets it go on.", requirements: ["R98"] },
  retiring: {
    says: "Its access is being taken away, step by step, each with a person and proof.",
    requirements: ["R94"],
  },
  retired: {
    says: "Ended, and checked by somebody else. Any later action raises a critical gap.",
    requirements: ["R94"],
  },
  rejected: {
    says: "Refused, or set aside, with what has to change. It can be taken up again.",
    requirements: ["R52"],
  },
};

export const capabilityStateMeanings: Record<CapabilityState, Meaning> = {
  pending: { says: "Waits for approval. It is not judged, and nothing is permitted.", requirements: ["R85"] },
  live: { says: "Granted: the agent may do it, within its bounds.", requirements: ["R14"] },
  suspended: { says: "Stopped for now; the rest of the agent goes on.", requirements: ["R98"] },
  ended: { says: "Over. It is kept for the past and is not judged.", requirements: ["R94"] },
};

/** The marks of the seat strip. */
export const markMeanings: Record<Mark, Meaning> = {
  filled: { says: "Answers: named, active, accepted and attested.", requirements: ["R9"] },
  stands_in: { says: "Somebody stands in, as the rules allow at this tier.", requirements: ["R14"] },
  outlined: { says: "Named, and has not accepted yet.", requirements: ["R9"] },
  faded: { says: "Answers, but the last attestation is out of date.", requirements: ["R9"] },
  empty: { says: "Nobody, only a team, or somebody who left.", requirements: ["R9", "R15"] },
  split: { says: "Somebody holds two duties that must be kept apart.", requirements: ["R38"] },
  not_demanded: { says: "This tier does not demand the seat.", requirements: ["R15"] },
  closed: {
    says: "The agent is retired or rejected, or the capability has ended: nobody has to answer any more.",
    requirements: ["R52", "R94"],
  },
};

/** The letters of the matrix. */
export const letterMeanings = {
  A: { says: "Accountable: answers for the result. Exactly one person per duty, who accepted.", requirements: ["R7"] },
  R: { says: "Responsible: does the work. At least one who answers.", requirements: ["R7"] },
  C: { says: "Consulted: is asked before.", requirements: ["R7"] },
  I: { says: "Informed: is told afterwards.", requirements: ["R7"] },
} as const satisfies Record<string, Meaning>;
export type Letter = keyof typeof letterMeanings;
