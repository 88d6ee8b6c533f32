import {
  actions,
  autonomies,
  controlStatuses,
  credentialKinds,
  dataClassifications,
  environments,
  functions,
  hostings,
  interactions,
  personStatuses,
  platformRoles,
  roles,
  severities,
  systemKinds,
} from "#lib/registry/core/vocabulary.ts";
import type { ProposalKind } from "./proposal.ts";

/** How a column is read and checked. `pairs` is `[{unit, owner}]`, in CSV `unit=owner; unit`. */
export type ColumnType =
  | { type: "text" | "longText" | "email" | "slug" | "reference" | "address" | "boolean" | "instant" | "json" }
  | { type: "integer"; least: number; most: number }
  | { type: "choice"; choices: readonly string[] }
  | { type: "list"; of: "text" | "reference" | "choice"; choices?: readonly string[] }
  | { type: "pairs"; first: string; second: string };

export interface Resource {
  /** As in the path of the API, and the name of a file that holds it. */
  name: ResourceName;
  kind: ProposalKind;
  columns: Readonly<Record<string, ColumnType>>;
  /** Each entry is a set of which one must be there, or the row has no identity. */
  required: readonly (readonly string[])[];
  /** What the API computes or keeps by itself: accepted, so that its answers can be read back, and left out. */
  computed: readonly string[];
}

export const resourceNames = [
  "people",
  "teams",
  "systems",
  "data-sources",
  "agents",
  "capabilities",
  "assignments",
  "controls",
  "agent-controls",
] as const;
export type ResourceName = (typeof resourceNames)[number];

const text = { type: "text" } as const;
const longText = { type: "longText" } as const;
const reference = { type: "reference" } as const;
const slug = { type: "slug" } as const;
const yesOrNo = { type: "boolean" } as const;
const instant = { type: "instant" } as const;
const address = { type: "address" } as const;
const references = { type: "list", of: "reference" } as const;
const texts = { type: "list", of: "text" } as const;
const choice = (choices: readonly string[]): ColumnType => ({ type: "choice", choices });

const kept = ["id", "version", "createdAt", "updatedAt", "since", "etag"];

/** Every resource that a CSV or JSON file can hold, with the fields of the API (docs/imports.md). */
export const resources: Readonly<Record<ResourceName, Resource>> = {
  people: {
    name: "people",
    kind: "person",
    columns: {
      email: { type: "email" },
      name: text,
      status: choice(personStatuses),
      title: text,
      function: choice(functions),
      unit: text,
      manager: reference,
      teams: references,
      "outOfOffice.from": instant,
      "outOfOffice.until": instant,
      platformRoles: { type: "list", of: "choice", choices: platformRoles },
    },
    required: [["email"]],
    computed: [...kept, "leftAt", "suspendedAt"],
  },
  teams: {
    name: "teams",
    kind: "team",
    columns: { slug, name: text, lead: reference, members: references },
    required: [["slug", "name"]],
    computed: kept,
  },
  systems: {
    name: "systems",
    kind: "system",
    columns: {
      slug,
      name: text,
      kind: choice(systemKinds),
      owner: reference,
      dataClassification: choice(dataClassifications),
      enforcesApproval: yesOrNo,
      environment: choice(environments),
      description: longText,
    },
    required: [["slug", "name"]],
    computed: [...kept, "importedFrom", "toolCount", "agentCount", "endedAt", "tools"],
  },
  "data-sources": {
    name: "data-sources",
    kind: "dataSource",
    columns: {
      slug,
      name: text,
      description: longText,
      dataOwner: reference,
      qualityOwner: reference,
      dataClassification: choice(dataClassifications),
    },
    required: [["slug", "name"]],
    computed: [...kept, "decisions", "importedFrom", "agentCount", "endedAt"],
  },
  agents: {
    name: "agents",
    kind: "agent",
    columns: {
      slug,
      name: text,
      purpose: longText,
      taskBoundary: longText,
      acceptableOutcomes: longText,
      businessUnit: text,
      interaction: choice(interactions),
      hosting: choice(hostings),
      vendor: text,
      vendorReferences: texts,
      model: text,
      promptDigest: text,
      "orchestrator.name": text,
      "orchestrator.hosting": choice(hostings),
      "vendorOwners.dataClassification": reference,
      "vendorOwners.outputs": reference,
      autonomy: choice(autonomies),
      autonomyReason: longText,
      "residualRisk.statement": longText,
      customerFacing: yesOrNo,
      usesRetrieval: yesOrNo,
      usesMcp: yesOrNo,
      environment: choice(environments),
      workloadIdentity: { type: "address" },
      "credential.kind": choice(credentialKinds),
      "credential.ttlSeconds": { type: "integer", least: 1, most: 3_153_600_000 },
      sharedByUnits: { type: "pairs", first: "unit", second: "owner" },
      delegatesTo: references,
      dataSources: references,
      playbookUrl: address,
      escalation: longText,
      retirementPlan: longText,
    },
    required: [["slug", "name"]],
    computed: [
      ...kept,
      "state",
      "submittedAt",
      "activatedAt",
      "retiredAt",
      "riskTier",
      "riskReasons",
      "readiness",
      "answerability",
      "approvals",
      "residualRisk.acceptedBy",
      "residualRisk.acceptedAt",
      "delegatedBy",
      "capabilities",
      "openGaps",
    ],
  },
  capabilities: {
    name: "capabilities",
    kind: "capability",
    columns: {
      agent: reference,
      slug,
      name: text,
      action: choice(actions),
      system: reference,
      tools: texts,
      dataClassification: choice(dataClassifications),
      reversible: yesOrNo,
      bounds: longText,
      monitoring: longText,
      "revocation.path": longText,
      "revocation.expectedMinutes": { type: "integer", least: 0, most: 525_600 },
      playbookUrl: address,
      "grant.reason": longText,
      "grant.grantedBy": reference,
      "grant.approvedBy": reference,
      "grant.startsAt": instant,
      "grant.endsAt": instant,
    },
    required: [["agent"], ["slug", "name"]],
    computed: [...kept, "state", "riskTier", "riskReasons", "nextReviewAt", "approvedAt", "approval"],
  },
  assignments: {
    name: "assignments",
    kind: "assignment",
    columns: {
      agent: reference,
      capability: reference,
      role: choice(roles),
      person: reference,
      team: reference,
      accountable: yesOrNo,
      deputies: references,
      authority: longText,
      startsAt: instant,
      endsAt: instant,
    },
    required: [["agent"], ["role"], ["person", "team"]],
    computed: [...kept, "acceptedAt", "attestedAt", "inherited", "answers"],
  },
  controls: {
    name: "controls",
    kind: "control",
    columns: {
      control: text,
      title: text,
      function: choice(functions),
      functionReason: longText,
      weight: choice(severities),
      defaultOwner: reference,
      condition: { type: "json" },
      evidence: longText,
      references: texts,
    },
    required: [["control"]],
    computed: [...kept.filter((name) => name !== "id"), "appliesWhen", "own", "ended"],
  },
  "agent-controls": {
    name: "agent-controls",
    kind: "agentControl",
    columns: {
      agent: reference,
      control: text,
      owner: reference,
      status: choice(controlStatuses),
      evidenceUrl: address,
      testedAt: instant,
      reason: longText,
    },
    required: [["agent"], ["control"]],
    computed: [...kept, "applies", "because", "title"],
  },
};

/** Names that files use for the same column, beside its own name. */
export const otherNames: Readonly<Partial<Record<ResourceName, Readonly<Record<string, string>>>>> = {
  people: { mail: "email", emailaddress: "email", fullname: "name", displayname: "name", businessunit: "unit" },
  controls: { id: "control" },
};

/** A column name without case, spaces, dots, hyphens and underscores: 'Business unit' is `businessUnit`. */
export const foldColumn = (name: string): string => name.toLowerCase().replace(/[\s._-]/g, "");
