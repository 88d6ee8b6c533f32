import type { Instant } from "#lib/platform/core/clock.ts";
import type {
  Action,
  AgentState,
  ApprovalQuestion,
  Autonomy,
  CapabilityState,
  ChangeKind,
  ControlStatus,
  CredentialKind,
  DataClassification,
  Environment,
  Hosting,
  Interaction,
  PersonStatus,
  Role,
  SourceDecision,
  SystemKind,
  VendorOwnership,
} from "./vocabulary.ts";

/**
 * The facts that the judgement reads: one agent with everything that bears on it, at one moment of the registry.
 * Plain data without behaviour; null always means 'the source does not say'. Loaded by `registry/load-facts.ts`,
 * built by hand in tests (`registry/core/facts-for-tests.ts`).
 */
export interface AgentFacts {
  id: string;
  slug: string;
  name: string;
  state: AgentState;
  purpose: string | null;
  taskBoundary: string | null;
  acceptableOutcomes: string | null;
  businessUnit: string | null;
  interaction: Interaction | null;
  hosting: Hosting | null;
  vendor: string | null;
  /** Contract, policy and change references (R12). */
  vendorReferences: readonly string[];
  orchestrator: { name: string | null; hosting: Hosting | null };
  vendorOwners: Record<VendorOwnership, PersonFacts | null>;
  autonomy: Autonomy | null;
  autonomyReason: string | null;
  residualRisk: { statement: string | null; acceptedBy: PersonFacts | null; acceptedAt: Instant | null };
  approvals: Record<ApprovalQuestion, { by: PersonFacts | null; at: Instant | null }>;
  customerFacing: boolean | null;
  usesRetrieval: boolean | null;
  usesMcp: boolean | null;
  environment: Environment | null;
  workloadIdentity: string | null;
  credential: { kind: CredentialKind | null; ttlSeconds: number | null };
  playbookUrl: string | null;
  escalation: string | null;
  retirementPlan: string | null;
  submittedAt: Instant | null;
  activatedAt: Instant | null;
  retiredAt: Instant | null;
  /** Changes since activation that call for a review, in the order of their times. */
  changes: readonly ChangeFacts[];
  /** Every business unit that uses it, its own included, with the unit's owner (R109). */
  sharedByUnits: readonly { unit: string; owner: PersonFacts | null }[];
  dataSources: readonly DataSourceFacts[];
  delegatesTo: readonly DelegateFacts[];
  /** Other agents, neither retired nor rejected, with the same workload identity (R114, R123). */
  identityPeers: readonly { id: string; slug: string; name: string }[];
  /** All, whatever their state, in the order of their names. */
  capabilities: readonly CapabilityFacts[];
  /** All that have not ended long before the moment; future ones included, so that their start is a known edge. */
  assignments: readonly AssignmentFacts[];
  /** What is recorded about controls on this agent; a control without a row here has no named person and no status. */
  controls: readonly AgentControlFacts[];
  /** Exceptions that were approved and not withdrawn, also those whose end has passed, in the order of their ends. */
  exceptions: readonly ExceptionFacts[];
}

/** An approved exception: for its period it accepts the gap that it names. */
export interface ExceptionFacts {
  id: string;
  gapId: string;
  /** The identity of the gap (`gapKey`): rules find again what it excuses by it. */
  gapKey: string;
  startsAt: Instant;
  endsAt: Instant;
}

export interface PersonFacts {
  id: string;
  name: string;
  email: string;
  status: PersonStatus;
  /** When the person left, if they did. */
  leftAt: Instant | null;
  managerId: string | null;
}

export interface CapabilityFacts {
  id: string;
  slug: string;
  name: string;
  action: Action | null;
  system: SystemFacts | null;
  tools: readonly string[];
  dataClassification: DataClassification | null;
  reversible: boolean | null;
  /** What it may do unattended; null when no bounds are written. */
  bounds: string | null;
  monitoring: string | null;
  revocation: { path: string | null; expectedMinutes: number | null };
  playbookUrl: string | null;
  grant: GrantFacts | null;
  state: CapabilityState;
  /** When its reach was approved; null while pending. */
  approvedAt: Instant | null;
  /** When its last review was completed; null before the first. */
  reviewedAt: Instant | null;
}

/** A change of an agent that runs: its prompt, model, data sources or autonomy, or the tools of one capability. */
export interface ChangeFacts {
  what: ChangeKind;
  /** Set for a change of this capability's tools; null: it concerns all of them. */
  capabilityId: string | null;
  at: Instant;
}

export interface GrantFacts {
  grantedBy: PersonFacts | null;
  approvedBy: PersonFacts | null;
  reason: string | null;
  startsAt: Instant;
  endsAt: Instant | null;
}

export interface SystemFacts {
  id: string;
  slug: string;
  name: string;
  kind: SystemKind | null;
  owner: PersonFacts | null;
  dataClassification: DataClassification | null;
  enforcesApproval: boolean | null;
}

export interface DataSourceFacts {
  id: string;
  slug: string;
  name: string;
  dataOwner: PersonFacts | null;
  qualityOwner: PersonFacts | null;
  dataClassification: DataClassification | null;
  /** What its data owner has not decided (R27). */
  undecided: readonly SourceDecision[];
}

/** Another agent that this one hands work to. An unregistered one is kept by name: `agent` is then null. */
export interface DelegateFacts {
  slug: string;
  agent: {
    id: string;
    name: string;
    state: AgentState;
    /** The judged capabilities with what is needed for their tier, for `delegation-exceeds`. */
    facts: Pick<
      AgentFacts,
      "interaction" | "autonomy" | "customerFacing" | "environment" | "credential" | "sharedByUnits"
    >;
    capabilities: readonly CapabilityFacts[];
  } | null;
}

export interface AssignmentFacts {
  id: string;
  role: Role;
  /** Null: the agent's default. */
  capabilityId: string | null;
  /** Exactly one of person and team is there. */
  person: PersonFacts | null;
  team: { id: string; name: string; leadId: string | null } | null;
  /** Marked as the accountable one of those who share the role. */
  marked: boolean;
  /** In their order. */
  deputies: readonly PersonFacts[];
  /** A responder's authority to contain (R125). */
  authority: string | null;
  startsAt: Instant;
  endsAt: Instant | null;
  /** When the assignment was recorded, to tell apart those that began at once. */
  recordedAt: Instant;
  acceptedAt: Instant | null;
  attestedAt: Instant | null;
}

export interface AgentControlFacts {
  controlId: string;
  owner: PersonFacts | null;
  status: ControlStatus | null;
  reason: string | null;
  evidenceUrl: string | null;
  testedAt: Instant | null;
}
