/**
 * The words of the registry: the closed sets that schema, API, screens and exports share.
 * Order matters where a set is a scale: later means more.
 */
export const interactions = ["chat", "assistant", "agentic"] as const;
export type Interaction = (typeof interactions)[number];

export const hostings = ["internal", "vendor"] as const;
export type Hosting = (typeof hostings)[number];

/** A scale: each next level may do more without a person. */
export const autonomies = ["suggests", "acts_with_approval", "acts_within_bounds", "acts_freely"] as const;
export type Autonomy = (typeof autonomies)[number];

export const environments = ["development", "staging", "production"] as const;
export type Environment = (typeof environments)[number];

export const credentialKinds = ["none", "ephemeral", "short_lived", "long_lived", "shared_account"] as const;
export type CredentialKind = (typeof credentialKinds)[number];

export const actions = [
  "read",
  "write",
  "execute",
  "communicate",
  "pay",
  "change_infrastructure",
  "change_identity",
  "change_production",
  "delegate",
] as const;
export type Action = (typeof actions)[number];

/** A scale: later needs more care. */
export const dataClassifications = ["public", "internal", "confidential", "restricted", "regulated"] as const;
export type DataClassification = (typeof dataClassifications)[number];

/** What a data owner decides about a data source (R27): what agents may use, how long they keep it, what they summarise. */
export const sourceDecisions = ["use", "retention", "summary"] as const;
export type SourceDecision = (typeof sourceDecisions)[number];

/** How the grant of a capability stands at a moment: it counts, has ended, begins later, or was never given. */
export const grantStandings = ["counts", "ended", "ahead", "none"] as const;
export type GrantStanding = (typeof grantStandings)[number];

export const systemKinds = [
  "saas",
  "api",
  "database",
  "identity_store",
  "payment",
  "infrastructure",
  "production_change",
  "repository",
] as const;
export type SystemKind = (typeof systemKinds)[number];

export const agentStates = [
  "draft",
  "submitted",
  "approved",
  "active",
  "suspended",
  "retiring",
  "retired",
  "rejected",
] as const;
export type AgentState = (typeof agentStates)[number];

export const capabilityStates = ["pending", "live", "suspended", "ended"] as const;
export type CapabilityState = (typeof capabilityStates)[number];

export const personStatuses = ["active", "suspended", "left"] as const;
export type PersonStatus = (typeof personStatuses)[number];

/** Held on the agent only. */
export const agentRoles = ["business_owner", "system_owner", "security_owner", "retirement_owner"] as const;
export type AgentRole = (typeof agentRoles)[number];

/** Held on the agent as the default and on a capability as the exception. The order of the seat strip. */
export const capabilityRoles = ["provisioner", "control_owner", "approver", "detector", "responder"] as const;
export type CapabilityRole = (typeof capabilityRoles)[number];

export const roles = [...agentRoles, ...capabilityRoles] as const;
export type Role = (typeof roles)[number];

/** Held on a capability, or on the agent as the default for all of them. */
export const isCapabilityRole = (role: Role): role is CapabilityRole =>
  (capabilityRoles as readonly Role[]).includes(role);

/** A scale. */
export const riskTiers = ["low", "moderate", "high", "critical"] as const;
export type RiskTier = (typeof riskTiers)[number];

/** A scale. */
export const severities = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

export const controlStatuses = ["planned", "in_place", "tested", "failing", "not_applicable"] as const;
export type ControlStatus = (typeof controlStatuses)[number];

/** The part of the organisation that a slot or control answers for (R20). */
export const functions = [
  "business_owner",
  "security",
  "platform_identity",
  "data_owner",
  "compliance_legal",
  "system_owner",
  "vendor_manager",
] as const;
export type OrganisationFunction = (typeof functions)[number];

/** Which function answers for a slot (R20). */
export const functionOfRole: Record<Role, OrganisationFunction> = {
  business_owner: "business_owner",
  approver: "business_owner",
  system_owner: "system_owner",
  control_owner: "system_owner",
  retirement_owner: "system_owner",
  security_owner: "security",
  detector: "security",
  responder: "security",
  provisioner: "platform_identity",
};

export const platformRoles = ["admin", "security", "compliance", "member", "auditor"] as const;
export type PlatformRole = (typeof platformRoles)[number];

/** The three questions of R54, each answered by name. */
export const approvalQuestions = ["identity", "scope", "oversight"] as const;
export type ApprovalQuestion = (typeof approvalQuestions)[number];

/** What of a running agent calls for a review when it changes (docs/rules.md, change-unreviewed). */
export const changeKinds = ["prompt", "model", "tools", "data_sources", "autonomy"] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const vendorOwnerships = ["dataClassification", "outputs"] as const;
export type VendorOwnership = (typeof vendorOwnerships)[number];

/** The later of two members of a scale. */
export function highest<T>(scale: readonly T[], ...members: readonly T[]): T {
  let top = 0;
  for (const member of members) top = Math.max(top, scale.indexOf(member));
  return scale[top] as T;
}

/** The earlier of two members of a scale. */
export function lowest<T>(scale: readonly T[], ...members: readonly T[]): T {
  let bottom = scale.length - 1;
  for (const member of members) bottom = Math.min(bottom, scale.indexOf(member));
  return scale[bottom] as T;
}

const capitals: Record<string, string> = { api: "API", saas: "SaaS" };

/** A word of the vocabulary as people read it: 'change_infrastructure' → 'change infrastructure'. */
export const inWords = (word: string): string => capitals[word] ?? word.replaceAll("_", " ");
