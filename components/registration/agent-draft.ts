import type { Pick } from "#components/ui/pick.ts";
import { pickIfAny } from "#components/ui/pick.ts";
import type { Autonomy, CredentialKind, Environment, Hosting, Interaction } from "#lib/registry/core/vocabulary.ts";
import type { AgentRecord } from "#lib/registry/store-agents.ts";

/** An agent's fields as they are typed: texts, 'yes', 'no' or nothing, and picks. */
export interface AgentDraft {
  name: string;
  purpose: string;
  taskBoundary: string;
  acceptableOutcomes: string;
  businessUnit: string;
  interaction: string;
  autonomy: string;
  autonomyReason: string;
  environment: string;
  hosting: string;
  customerFacing: string;
  usesRetrieval: string;
  usesMcp: string;
  model: string;
  promptDigest: string;
  workloadIdentity: string;
  credentialKind: string;
  credentialTtl: string;
  vendor: string;
  vendorReferences: string;
  orchestratorName: string;
  orchestratorHosting: string;
  vendorDataOwner: Pick | null;
  vendorOutputsOwner: Pick | null;
  units: readonly { unit: string; owner: Pick | null }[];
  dataSources: readonly Pick[];
  delegatesTo: readonly Pick[];
  playbookUrl: string;
  escalation: string;
  retirementPlan: string;
  /** A day, as the browser's field has it; '' for none. */
  endsAt: string;
  residualRisk: string;
}

type Recorded = Omit<AgentRecord, "id">;

const yesNo = (value: boolean | null | undefined): string => (value === true ? "yes" : value === false ? "no" : "");
/** What is recorded, as a form shows it; an empty form without a record. */
export function draftOf(agent: Recorded | null): AgentDraft {
  return {
    name: agent?.name ?? "",
    purpose: agent?.purpose ?? "",
    taskBoundary: agent?.taskBoundary ?? "",
    acceptableOutcomes: agent?.acceptableOutcomes ?? "",
    businessUnit: agent?.businessUnit ?? "",
    interaction: agent?.interaction ?? "",
    autonomy: agent?.autonomy ?? "",
    autonomyReason: agent?.autonomyReason ?? "",
    environment: agent?.environment ?? "",
    hosting: agent?.hosting ?? "",
    customerFacing: yesNo(agent?.customerFacing),
    usesRetrieval: yesNo(agent?.usesRetrieval),
    usesMcp: yesNo(agent?.usesMcp),
    model: agent?.model ?? "",
    promptDigest: agent?.promptDigest ?? "",
    workloadIdentity: agent?.workloadIdentity ?? "",
    credentialKind: agent?.credential.kind ?? "",
    credentialTtl: agent?.credential.ttlSeconds?.toString() ?? "",
    vendor: agent?.vendor ?? "",
    vendorReferences: agent?.vendorReferences.join("\n") ?? "",
    orchestratorName: agent?.orchestrator.name ?? "",
    orchestratorHosting: agent?.orchestrator.hosting ?? "",
    vendorDataOwner: pickIfAny(agent?.vendorOwners.dataClassification),
    vendorOutputsOwner: pickIfAny(agent?.vendorOwners.outputs),
    units: agent?.sharedByUnits.map(({ unit, owner }) => ({ unit, owner: pickIfAny(owner) })) ?? [],
    dataSources: agent?.dataSources.map(({ name, slug }) => ({ name, reference: slug })) ?? [],
    delegatesTo: agent?.delegatesTo.map(({ name, slug }) => ({ name: name ?? slug, reference: slug })) ?? [],
    playbookUrl: agent?.playbookUrl ?? "",
    escalation: agent?.escalation ?? "",
    retirementPlan: agent?.retirementPlan ?? "",
    endsAt: agent?.endsAt?.slice(0, 10) ?? "",
    residualRisk: agent?.residualRisk.statement ?? "",
  };
}

const orNull = (text: string): string | null => text.trim() || null;
const chosen = <Member extends string>(value: string): Member | null => (value === "" ? null : (value as Member));
const flag = (value: string): boolean | null => (value === "" ? null : value === "yes");

/** The same as the API takes it; null where nothing is stated. */
export function bodyOf(draft: AgentDraft) {
  const ttl = draft.credentialTtl.trim();
  return {
    name: draft.name.trim(),
    purpose: orNull(draft.purpose),
    taskBoundary: orNull(draft.taskBoundary),
    acceptableOutcomes: orNull(draft.acceptableOutcomes),
    businessUnit: orNull(draft.businessUnit),
    interaction: chosen<Interaction>(draft.interaction),
    autonomy: chosen<Autonomy>(draft.autonomy),
    autonomyReason: orNull(draft.autonomyReason),
    environment: chosen<Environment>(draft.environment),
    hosting: chosen<Hosting>(draft.hosting),
    customerFacing: flag(draft.customerFacing),
    usesRetrieval: flag(draft.usesRetrieval),
    usesMcp: flag(draft.usesMcp),
    model: orNull(draft.model),
    promptDigest: orNull(draft.promptDigest),
    workloadIdentity: orNull(draft.workloadIdentity),
    credential: { kind: chosen<CredentialKind>(draft.credentialKind), ttlSeconds: ttl === "" ? null : Number(ttl) },
    vendor: orNull(draft.vendor),
    vendorReferences: draft.vendorReferences
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
    orchestrator: { name: orNull(draft.orchestratorName), hosting: chosen<Hosting>(draft.orchestratorHosting) },
    vendorOwners: {
      dataClassification: draft.vendorDataOwner?.reference ?? null,
      outputs: draft.vendorOutputsOwner?.reference ?? null,
    },
    sharedByUnits: draft.units
      .filter(({ unit }) => unit.trim() !== "")
      .map(({ unit, owner }) => ({ unit: unit.trim(), owner: owner?.reference ?? null })),
    dataSources: draft.dataSources.map(({ reference }) => reference),
    delegatesTo: draft.delegatesTo.map(({ reference }) => reference),
    playbookUrl: orNull(draft.playbookUrl),
    escalation: orNull(draft.escalation),
    retirementPlan: orNull(draft.retirementPlan),
    endsAt: draft.endsAt === "" ? null : `${draft.endsAt}T00:00:00Z`,
    residualRisk: { statement: orNull(draft.residualRisk) },
  };
}
export type AgentBody = ReturnType<typeof bodyOf>;

/** The fields of `body` that say something else than `base`: what an edit sends. */
export function changedFields<Body extends object>(body: Body, base: Body): Partial<Body> {
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(base[name as keyof Body])),
  ) as Partial<Body>;
}

/** Which fields of the form a field of the API is typed into. */
export const typedInto: Partial<Record<keyof AgentBody, readonly (keyof AgentDraft)[]>> = {
  credential: ["credentialKind", "credentialTtl"],
  orchestrator: ["orchestratorName", "orchestratorHosting"],
  vendorOwners: ["vendorDataOwner", "vendorOutputsOwner"],
  sharedByUnits: ["units"],
  residualRisk: ["residualRisk"],
};

/** The names of fields for people. */
export const fieldNames: Record<keyof AgentBody, string> = {
  name: "Name",
  purpose: "Purpose",
  taskBoundary: "Task boundary",
  acceptableOutcomes: "Acceptable outcomes",
  businessUnit: "Business unit",
  interaction: "Interaction",
  autonomy: "Autonomy",
  autonomyReason: "Why this much autonomy",
  environment: "Environment",
  hosting: "Hosting",
  customerFacing: "Customer-facing",
  usesRetrieval: "Uses retrieval",
  usesMcp: "Uses MCP",
  model: "Model",
  promptDigest: "Digest of the prompt",
  workloadIdentity: "Workload identity",
  credential: "Credential",
  vendor: "Vendor",
  vendorReferences: "Contract, policy and change references",
  orchestrator: "Orchestrator",
  vendorOwners: "Owners at the vendor",
  sharedByUnits: "Business units that use it",
  dataSources: "Data sources",
  delegatesTo: "Hands work to",
  playbookUrl: "Playbook",
  escalation: "Escalation",
  retirementPlan: "Retirement plan",
  endsAt: "Ends on",
  residualRisk: "Residual risk",
};
