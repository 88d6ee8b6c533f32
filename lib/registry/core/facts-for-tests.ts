import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import type {
  AgentFacts,
  AssignmentFacts,
  CapabilityFacts,
  DataSourceFacts,
  GrantFacts,
  PersonFacts,
  SystemFacts,
} from "./facts.ts";
import type { OrganisationFacts } from "./organisation-facts.ts";
import { defaultPolicy } from "./policy.ts";
import { type AgentRole, agentRoles, type CapabilityRole, capabilityRoles, type Role } from "./vocabulary.ts";

/**
 * Builders for tests: complete facts without a gap unless told otherwise, so that a test names only what it is about.
 * Everything is deterministic: a name gives the id.
 */

/** The moment at which tests judge: 15 January 2026, 09:00 UTC. */
export const testNow: Instant = Date.UTC(2026, 0, 15, 9);

export const daysAgo = (days: number): Instant => testNow - days * DAY;
export const daysAhead = (days: number): Instant => testNow + days * DAY;

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/** `person("Mira Chen")` is active; the name gives id and address. */
export const person = (name: string, more: Partial<PersonFacts> = {}): PersonFacts => ({
  id: `person-${slugOf(name)}`,
  name,
  email: `${slugOf(name)}@example.com`,
  status: "active",
  leftAt: more.status === "left" ? daysAgo(1) : null,
  managerId: null,
  ...more,
});

/** The person who holds a role where the test does not say: nine different people, so that no duties clash. */
export const holderOf: Record<Role, PersonFacts> = {
  business_owner: person("Bea Owner"),
  system_owner: person("Sam Runner"),
  security_owner: person("Sia Guard"),
  retirement_owner: person("Rita Closer"),
  provisioner: person("Pia Provisioner"),
  control_owner: person("Cora Keeper"),
  approver: person("Adam Approver"),
  detector: person("Dina Watcher"),
  responder: person("Rob Responder"),
};

/** Who is named where a test's facts need a person outside the roles: owner of systems, data, controls; deputy. */
export const bystander: PersonFacts = person("Olga Other");

/**
 * `assignment("approver", mira, { capabilityId: "capability-refund" })`: accepted and attested 10 days ago unless told
 * otherwise.
 */
export const assignment = (
  role: Role,
  held: PersonFacts = holderOf[role],
  more: Partial<AssignmentFacts> = {},
): AssignmentFacts => {
  const startsAt = more.startsAt ?? daysAgo(100);
  return {
    id: `assignment-${role}-${more.capabilityId ?? "default"}-${held.id}`,
    role,
    capabilityId: null,
    person: held,
    team: null,
    marked: false,
    deputies: role === "business_owner" || role === "responder" ? [bystander] : [],
    authority: role === "responder" ? "May suspend the agent (Incident policy 4)" : null,
    startsAt,
    endsAt: null,
    recordedAt: startsAt,
    acceptedAt: Math.max(startsAt, daysAgo(10)),
    attestedAt: null,
    ...more,
  };
};

/** A team in a role: responsible, never accountable. */
export const teamAssignment = (role: Role, name: string, more: Partial<AssignmentFacts> = {}): AssignmentFacts =>
  assignment(role, holderOf[role], {
    id: `assignment-${role}-${more.capabilityId ?? "default"}-team-${slugOf(name)}`,
    person: null,
    team: { id: `team-${slugOf(name)}`, name, leadId: null },
    deputies: [],
    authority: null,
    acceptedAt: null,
    ...more,
  });

/** The agent's defaults for all nine roles; `without` leaves some out. */
export const fullAssignments = (without: readonly Role[] = []): AssignmentFacts[] =>
  [...agentRoles, ...capabilityRoles]
    .filter((role: AgentRole | CapabilityRole) => !without.includes(role))
    .map((role) => assignment(role));

export const system = (more: Partial<SystemFacts> = {}): SystemFacts => {
  const name = more.name ?? "Ledger";
  return {
    id: `system-${slugOf(name)}`,
    slug: slugOf(name),
    name,
    kind: "api",
    owner: bystander,
    dataClassification: "internal",
    enforcesApproval: true,
    ...more,
  };
};

export const dataSource = (more: Partial<DataSourceFacts> = {}): DataSourceFacts => {
  const name = more.name ?? "Handbook";
  return {
    id: `data-source-${slugOf(name)}`,
    slug: slugOf(name),
    name,
    dataOwner: bystander,
    qualityOwner: bystander,
    dataClassification: "internal",
    undecided: [],
    ...more,
  };
};

export const grant = (more: Partial<GrantFacts> = {}): GrantFacts => ({
  grantedBy: holderOf.provisioner,
  approvedBy: holderOf.approver,
  reason: "Needed for the refunds of the support desk",
  startsAt: daysAgo(30),
  endsAt: daysAhead(30),
  ...more,
});

/** Writes to an internal API: low under the default agent. */
export const capability = (more: Partial<CapabilityFacts> = {}): CapabilityFacts => {
  const name = more.name ?? "Refund";
  return {
    id: `capability-${slugOf(name)}`,
    slug: slugOf(name),
    name,
    action: "write",
    system: system(),
    tools: ["refund"],
    dataClassification: "internal",
    reversible: true,
    bounds: "At most 100 EUR and 20 an hour",
    monitoring: "Alert on more than 20 an hour",
    revocation: { path: "Remove the client's scope", expectedMinutes: 15 },
    playbookUrl: "https://playbooks.example.com/refund",
    grant: grant(),
    state: "live",
    approvedAt: daysAgo(30),
    reviewedAt: null,
    ...more,
  };
};

/** The same with a tier that the test asks for, by its facts: read · execute · pay · pay, irreversible, regulated. */
export const capabilityOfTier = (
  tier: "low" | "moderate" | "high" | "critical",
  more: Partial<CapabilityFacts> = {},
): CapabilityFacts => {
  const byTier = {
    low: { action: "write" },
    moderate: { action: "execute" },
    high: { action: "pay" },
    critical: { action: "pay", reversible: false, dataClassification: "regulated" },
  } as const;
  return capability({ name: `Capability ${tier}`, ...byTier[tier], ...more });
};

/** An active agent without a gap: one capability of tier low, all roles held by different people. */
export const agent = (more: Partial<AgentFacts> = {}): AgentFacts => {
  const name = more.name ?? "Refund agent";
  return {
    id: `agent-${slugOf(name)}`,
    slug: slugOf(name),
    name,
    state: "active",
    purpose: "Pays refunds of the support desk",
    taskBoundary: "Refunds of open tickets only",
    acceptableOutcomes: "A refund, or a hand-over to a person",
    businessUnit: "Support",
    interaction: "assistant",
    hosting: "internal",
    vendor: null,
    vendorReferences: ["Contract 2026-14"],
    orchestrator: { name: null, hosting: null },
    vendorOwners: { dataClassification: bystander, outputs: bystander },
    autonomy: "acts_with_approval",
    autonomyReason: "Suggesting alone would leave every ticket waiting",
    residualRisk: { statement: "A wrong refund of up to 100 EUR", acceptedBy: bystander, acceptedAt: daysAgo(30) },
    approvals: {
      identity: { by: holderOf.system_owner, at: daysAgo(30) },
      scope: { by: holderOf.security_owner, at: daysAgo(30) },
      oversight: { by: holderOf.security_owner, at: daysAgo(30) },
    },
    customerFacing: false,
    usesRetrieval: false,
    usesMcp: false,
    environment: "production",
    workloadIdentity: "spiffe://example.com/refund",
    credential: { kind: "ephemeral", ttlSeconds: 900 },
    playbookUrl: "https://playbooks.example.com/agent",
    escalation: "Support lead, then head of support",
    retirementPlan: "Hand over to the support desk",
    submittedAt: daysAgo(40),
    activatedAt: daysAgo(30),
    retiredAt: null,
    changes: [],
    sharedByUnits: [{ unit: "Support", owner: bystander }],
    dataSources: [],
    delegatesTo: [],
    identityPeers: [],
    capabilities: [capability()],
    assignments: fullAssignments(),
    controls: [],
    exceptions: [],
    ...more,
  };
};

/**
 * The default policy and no controls unless the test names some; `withCatalogue`
 * (controls/core/organisation-for-tests.ts) has all 38.
 */
export const organisation = (more: Partial<OrganisationFacts> = {}): OrganisationFacts => ({
  policy: defaultPolicy,
  controls: [],
  defaultOwners: new Map(),
  ...more,
});
