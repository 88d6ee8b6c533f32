import { z } from "zod";
import {
  agentStates,
  autonomies,
  controlStatuses,
  environments,
  functions,
  hostings,
  interactions,
  riskTiers,
  roles,
  severities,
} from "#lib/registry/core/vocabulary.ts";
import { judgedCapability, previewedSeat, riskReasons, seat } from "./capability-answers.ts";
import { closedBy, id, maybeText, personReference, slugReference, time, version } from "./shapes.ts";

/** What the API answers about agents, for its description. A test holds real answers to these shapes. */
const riskTier = z.enum(riskTiers);
const answerability = z.object({
  answerable: z.number().int(),
  total: z.number().int(),
  share: z.number().nullable().meta({ description: "Null when nothing counts: not 0 and not 1." }),
});
const finding = z
  .object({
    rule: z.string().meta({ example: "owner-missing" }),
    severity: z.enum(severities),
    capabilityId: maybeText,
    role: z.enum(roles).nullable(),
    controlId: maybeText,
    about: z.object({ kind: z.string(), value: z.string() }).nullable(),
    sentence: z.string(),
    fix: z.string(),
    closedBy,
  })
  .meta({ id: "Finding" });

export const agent = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    state: z.enum(agentStates),
    purpose: maybeText,
    taskBoundary: maybeText,
    acceptableOutcomes: maybeText,
    businessUnit: maybeText,
    interaction: z.enum(interactions).nullable(),
    hosting: z.enum(hostings).nullable(),
    vendor: maybeText,
    vendorReferences: z.array(z.string()),
    model: maybeText,
    promptDigest: maybeText,
    orchestrator: z.object({ name: maybeText, hosting: z.enum(hostings).nullable() }),
    vendorOwners: z.object({ dataClassification: personReference.nullable(), outputs: personReference.nullable() }),
    autonomy: z.enum(autonomies).nullable(),
    autonomyReason: maybeText,
    residualRisk: z.object({
      statement: maybeText,
      acceptedBy: personReference.nullable(),
      acceptedAt: time.nullable(),
    }),
    approvals: z.record(
      z.enum(["identity", "scope", "oversight"]),
      z.object({ by: personReference.nullable(), at: time.nullable() }),
    ),
    customerFacing: z.boolean().nullable(),
    usesRetrieval: z.boolean().nullable(),
    usesMcp: z.boolean().nullable(),
    environment: z.enum(environments).nullable(),
    workloadIdentity: maybeText,
    credential: z.object({ kind: maybeText, ttlSeconds: z.number().int().nullable() }),
    sharedByUnits: z.array(z.object({ unit: z.string(), owner: personReference.nullable() })),
    delegatesTo: z.array(
      z.object({ id: id.nullable(), slug: z.string(), name: maybeText, state: z.enum(agentStates).nullable() }),
    ),
    delegatedBy: z.array(slugReference),
    dataSources: z.array(slugReference),
    playbookUrl: maybeText,
    escalation: maybeText,
    retirementPlan: maybeText,
    endsAt: time.nullable(),
    importedFrom: maybeText,
    submittedAt: time.nullable(),
    submittedBy: personReference.nullable(),
    approvedAt: time.nullable(),
    activatedAt: time.nullable(),
    suspendedAt: time.nullable(),
    retiredAt: time.nullable(),
    createdBy: personReference.nullable(),
    createdAt: time,
    riskTier,
    readiness: z.object({ verdict: z.enum(["complete", "incomplete"]), sentences: z.array(z.string()) }),
    answerability,
    seats: z.array(seat),
    seatStrip: z.string().meta({ description: "Nine letters; a capital answers." }),
    seatSentence: z.string(),
    capabilities: z.array(judgedCapability),
    findings: z.array(finding),
    events: z.array(z.object({ event: z.string(), to: z.enum(agentStates), offered: z.boolean(), because: maybeText })),
    version,
  })
  .meta({ id: "Agent" });

export const agentRow = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    state: z.enum(agentStates),
    businessUnit: maybeText,
    interaction: z.enum(interactions).nullable(),
    hosting: z.enum(hostings).nullable(),
    vendor: maybeText,
    autonomy: z.enum(autonomies).nullable(),
    environment: z.enum(environments).nullable(),
    owner: personReference.nullable(),
    riskTier,
    readiness: z.object({ verdict: z.enum(["complete", "incomplete"]) }),
    answerability,
    openGaps: z.number().int(),
    worstSeverity: z.enum(severities).nullable(),
    seats: z.string().meta({ description: "The seat strip: nine letters." }),
    createdAt: time,
    version,
  })
  .meta({ id: "AgentRow" });

export const preview = z
  .object({
    riskTier,
    rolesDemanded: z.array(z.enum(roles)),
    capabilities: z.array(
      z.object({
        name: z.string(),
        riskTier,
        riskReason: z.string(),
        riskReasons,
        strictSeparation: z.boolean(),
        rolesDemanded: z.array(z.enum(roles)),
        seats: z.array(previewedSeat),
      }),
    ),
    seats: z.array(previewedSeat),
    controls: z.array(z.object({ id: z.string(), title: z.string(), because: z.string() })),
    readiness: z.object({ verdict: z.enum(["complete", "incomplete"]), sentences: z.array(z.string()) }),
    findings: z.array(finding),
    unstated: z.array(z.object({ path: z.string(), message: z.string() })),
  })
  .meta({ id: "Preview" });

export const agentControl = z
  .object({
    control: z.object({ id: z.string().meta({ example: "APR-02" }), title: z.string() }),
    function: z.enum(functions),
    weight: z.enum(severities),
    because: maybeText.meta({ example: "because hosting = vendor" }),
    owner: personReference.nullable(),
    ownedBy: z.enum(["agent", "default", "nobody"]),
    status: z.enum(controlStatuses).nullable(),
    evidenceUrl: maybeText,
    testedAt: time.nullable(),
    reason: maybeText,
    version: z.number().int().nullable().meta({ description: "Also the ETag; null until something is recorded." }),
  })
  .meta({ id: "AgentControl" });
