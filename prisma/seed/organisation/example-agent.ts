import type {
  Action,
  AgentRole,
  AgentState,
  Autonomy,
  CapabilityRole,
  CredentialKind,
  DataClassification,
  Environment,
  Hosting,
  Interaction,
} from "#lib/registry/core/vocabulary.ts";
import type { DataSourceSlug } from "./data-sources.ts";
import type { PersonKey, Unit } from "./people.ts";
import type { SystemSlug } from "./systems.ts";
import type { TeamSlug } from "./teams.ts";

/** A person by key, or a team by slug. */
export type Holder = PersonKey | { team: TeamSlug };

/** One thing that an example agent may do. What is left out takes a plain, complete value; null leaves it unsaid. */
export interface ExampleCapability {
  name: string;
  action: Action;
  system: SystemSlug;
  tools: readonly string[];
  /** Left out: its system's. */
  dataClassification?: DataClassification;
  /** Left out: it can be undone. */
  reversible?: boolean;
  bounds?: {
    text: string;
    amount?: number;
    currency?: string;
    perHour?: number;
    fanOut?: number;
    hours?: string;
  } | null;
  monitoring?: string | null;
  /** How it is taken away and how many minutes that takes. */
  revocation?: readonly [path: string, minutes: number] | null;
  /** Why it is granted. */
  why: string;
  /** Days that each grant lasts, renewed on its last day unless late; null: no end. Left out: 180. */
  lasts?: number | null;
  /** Nobody approved the grant, or nothing grants it. */
  grant?: "unapproved" | "none";
  /** The last renewal that happened, in days ago: after it the grant runs out. */
  renewedUntil?: number;
  /** Who answers for this one instead of the agent's default. */
  people?: Partial<Record<CapabilityRole, Holder>>;
  /** Days ago on which it was added, when that was after the registration. */
  added?: number;
}

/** An agent of the example organisation and how far it got. What is left out takes a plain, complete value; null leaves it unsaid. */
export interface ExampleAgent {
  slug: string;
  name: string;
  unit: Unit;
  state: AgentState;
  /** Days ago on which it was registered, and by whom. */
  registered: number;
  by: PersonKey;
  /** Days ago on which it came into its last state, where that is not part of being brought into use. */
  ended?: number;
  purpose: string | null;
  taskBoundary: string | null;
  acceptableOutcomes: string | null;
  interaction: Interaction;
  hosting?: Hosting;
  vendor?: string;
  vendorReferences?: readonly string[];
  orchestrator?: { name: string; hosting: Hosting };
  vendorOwners?: { dataClassification: PersonKey | null; outputs: PersonKey | null };
  model?: string;
  autonomy: Autonomy;
  autonomyReason?: string;
  residualRisk?: string;
  customerFacing?: boolean;
  usesRetrieval?: boolean;
  usesMcp?: boolean;
  environment?: Environment;
  /** Left out: one of its own. */
  workloadIdentity?: string | null;
  credential?: { kind: CredentialKind; ttlSeconds?: number };
  /** Which units share it, with who answers for each one's use. */
  sharedByUnits?: readonly (readonly [Unit, PersonKey | null])[];
  delegatesTo?: readonly string[];
  dataSources?: readonly DataSourceSlug[];
  playbookUrl?: null;
  escalation?: string | null;
  retirementPlan?: null;
  /** Which of the three questions somebody answered; left out: all. */
  approved?: readonly ("identity" | "scope" | "oversight")[];
  people: Partial<Record<AgentRole | CapabilityRole, Holder>>;
  /** Deputies of the business owner; the responders stand in for each other unless this says no. */
  deputies?: readonly PersonKey[];
  responderAlone?: true;
  responderWithoutAuthority?: true;
  /** Roles whose holder was named and did not accept yet. */
  unaccepted?: readonly (AgentRole | CapabilityRole)[];
  /** What is recorded about controls on it, once it is in use. */
  controls?: readonly ExampleControl[];
  capabilities: readonly ExampleCapability[];
}

/** What a control's status was, from so many days ago on. */
export interface ExampleControl {
  control: string;
  owner?: PersonKey;
  history: readonly (readonly [
    daysAgo: number,
    status: "planned" | "in_place" | "tested" | "failing" | "not_applicable",
    reason?: string,
  ])[];
}
