import { z } from "zod";
import { dutyIds } from "#lib/raci/core/template.ts";
import {
  actions,
  agentStates,
  autonomies,
  capabilityStates,
  controlStatuses,
  dataClassifications,
  environments,
  functions,
  grantStandings,
  hostings,
  interactions,
  riskTiers,
  roles,
  severities,
} from "#lib/registry/core/vocabulary.ts";
import { id, maybeText, personReference, slugReference, time, version } from "./shapes.ts";

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
  })
  .meta({ id: "Finding" });

const seat = z
  .object({
    role: z.enum(roles),
    capability: maybeText,
    demanded: z.boolean(),
    state: z.string(),
    answers: z.boolean(),
    holders: z.array(
      z.object({
        person: personReference,
        assignment: id,
        accountable: z.boolean(),
        inherited: z.boolean(),
        standing: z.string(),
        answers: z.boolean(),
      }),
    ),
    teams: z.array(z.object({ id, name: z.string(), assignment: id, inherited: z.boolean() })),
  })
  .meta({ id: "Seat" });

export const capabilityRow = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    agent: slugReference.extend({ state: z.enum(agentStates) }),
    action: z.enum(actions).nullable(),
    system: slugReference.nullable(),
    dataClassification: z.enum(dataClassifications).nullable(),
    riskTier,
    state: z.enum(capabilityStates),
    seats: z.string().meta({ description: "Five letters of the seat strip; a capital answers." }),
    answerable: z.boolean(),
    grantStanding: z.enum(grantStandings),
    grantEndsAt: time
      .nullable()
      .meta({ description: "Of the grant that counts; null where none does or it has no end." }),
    version,
  })
  .meta({ id: "CapabilityRow" });

export const capability = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    agent: slugReference,
    action: z.enum(actions).nullable(),
    system: slugReference.nullable(),
    tools: z.array(z.string()),
    dataClassification: z.enum(dataClassifications).nullable(),
    reversible: z.boolean().nullable(),
    bounds: z.record(z.string(), z.unknown()).nullable(),
    monitoring: maybeText,
    revocation: z.object({ path: maybeText, expectedMinutes: z.number().int().nullable() }),
    playbookUrl: maybeText,
    grant: z
      .object({
        grantedBy: personReference.nullable(),
        approvedBy: personReference.nullable(),
        reason: maybeText,
        startsAt: time,
        endsAt: time.nullable(),
        ended: z.boolean().meta({ description: "Its end has come." }),
      })
      .nullable(),
    state: z.enum(capabilityStates),
    riskTier,
    riskReason: z.string().meta({ example: "High because it pays and cannot be undone." }),
    riskReasons: z.object({
      sum: z.string().meta({ example: "4 + 1 + 1 = 6" }),
      points: z.number().int(),
      parts: z.array(
        z.object({
          fact: z.string(),
          value: z.string(),
          points: z.number().int(),
          words: z.string(),
          assumed: z.boolean(),
        }),
      ),
      floors: z.array(z.string()),
    }),
    strictSeparation: z.boolean(),
    nextReviewAt: time.nullable(),
    version,
  })
  .meta({ id: "Capability" });

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
    delegatesTo: z.array(z.object({ id: id.nullable(), slug: z.string(), name: maybeText })),
    delegatedBy: z.array(slugReference),
    dataSources: z.array(slugReference),
    playbookUrl: maybeText,
    escalation: maybeText,
    retirementPlan: maybeText,
    endsAt: time.nullable(),
    submittedAt: time.nullable(),
    activatedAt: time.nullable(),
    riskTier,
    readiness: z.object({ verdict: z.enum(["complete", "incomplete"]), sentences: z.array(z.string()) }),
    answerability,
    seats: z.array(seat),
    capabilities: z.array(capability),
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
    version,
  })
  .meta({ id: "AgentRow" });

export const preview = z
  .object({
    riskTier,
    rolesDemanded: z.array(z.enum(roles)),
    capabilities: z.array(
      z.object({ name: z.string(), riskTier, riskReason: z.string(), rolesDemanded: z.array(z.enum(roles)) }),
    ),
    controls: z.array(z.object({ id: z.string(), title: z.string(), because: z.string() })),
    readiness: z.object({ verdict: z.enum(["complete", "incomplete"]), sentences: z.array(z.string()) }),
    findings: z.array(finding),
    unstated: z.array(z.object({ path: z.string(), message: z.string() })),
  })
  .meta({ id: "Preview" });

export const assignment = z
  .object({
    id,
    role: z.enum(roles),
    agent: slugReference,
    capability: slugReference.nullable(),
    person: personReference.nullable(),
    team: slugReference.nullable(),
    accountable: z.boolean().meta({ description: "The one present whom the rules judge." }),
    marked: z.boolean(),
    deputies: z.array(personReference),
    authority: maybeText,
    startsAt: time,
    endsAt: time.nullable(),
    acceptedAt: time.nullable(),
    attestedAt: time.nullable(),
    attestedBy: personReference
      .nullable()
      .meta({ description: "The deputy who attested on the holder's behalf; null: the holder did." }),
    version,
  })
  .meta({ id: "Assignment" });

export const agentControl = z
  .object({
    control: z.object({ id: z.string().meta({ example: "APR-02" }), title: z.string() }),
    function: z.enum(functions),
    weight: z.enum(severities),
    because: maybeText.meta({ example: "because hosting = vendor" }),
    owner: personReference.nullable(),
    status: z.enum(controlStatuses).nullable(),
    evidenceUrl: maybeText,
    testedAt: time.nullable(),
    reason: maybeText,
  })
  .meta({ id: "AgentControl" });

export const raci = z
  .object({
    agent: slugReference,
    valid: z.boolean(),
    parties: z.array(z.object({ kind: z.enum(["person", "team"]), id, name: z.string(), email: maybeText })),
    rows: z.array(
      z.object({
        duty: z.enum(dutyIds),
        title: z.string(),
        capability: slugReference.nullable(),
        control: maybeText,
        cells: z.record(z.string(), z.enum(["A", "R", "A/R", "C", "I"])),
        valid: z.boolean(),
        problems: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "Raci" });

export const matrixOfMany = z
  .object({
    parties: z.array(
      z.object({ id, name: z.string(), kind: z.enum(["person", "team"]), email: maybeText, status: maybeText }),
    ),
    systems: z.array(z.object({ slug: z.string(), name: z.string() })),
    controls: z.record(z.string(), z.string()).meta({ description: "Titles of the controls in the rows, by id." }),
    agents: z.array(
      z.object({
        id,
        slug: z.string(),
        name: z.string(),
        state: z.enum(agentStates),
        tier: riskTier,
        unit: maybeText,
        may: z.object({ assign: z.boolean(), override: z.boolean() }),
        capabilities: z.array(
          z.object({ slug: z.string(), name: z.string(), tier: riskTier, system: z.number().int().nullable() }),
        ),
        rows: z.array(
          z.object({
            duty: z.enum(dutyIds),
            capability: z.number().int().nullable().meta({ description: "Its place in `capabilities`." }),
            control: maybeText,
            cells: z
              .array(z.tuple([z.number().int(), z.enum(["A", "R", "A/R", "C", "I"]), z.number().int()]))
              .meta({ description: "Place in `parties`, letter, flags: 1 does not answer, 2 override, 4 clash." }),
            accountable: z.number().int().nullable(),
            problems: z.array(z.string()).optional(),
            performedBy: maybeText.meta({ description: "The control that performs the duty." }),
            playbook: maybeText,
          }),
        ),
      }),
    ),
    nextCursor: maybeText,
    total: z.number().int().meta({ description: "Agents, over all pages." }),
  })
  .meta({ id: "Matrix" });
