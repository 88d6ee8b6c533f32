import { z } from "zod";
import {
  dataClassifications,
  environments,
  functions,
  personStatuses,
  platformRoles,
  roles,
  severities,
  systemKinds,
} from "#lib/registry/core/vocabulary.ts";
import { hitKinds } from "#lib/search/core/hit.ts";
import { id, maybeText, personReference, slugReference, time, version } from "./shapes.ts";

/** What the API answers about everything but agents, for its description. A test holds real answers to these shapes. */
export const person = z
  .object({
    id,
    email: z.string(),
    name: z.string(),
    status: z.enum(personStatuses),
    title: maybeText,
    function: z.enum(functions).nullable(),
    unit: maybeText,
    manager: personReference.nullable(),
    teams: z.array(slugReference),
    outOfOffice: z.object({ from: time, until: time.nullable() }).nullable(),
    platformRoles: z.array(z.enum(platformRoles)),
    version,
  })
  .meta({ id: "Person" });

export const team = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    lead: personReference.nullable(),
    members: z.array(personReference),
    version,
  })
  .meta({ id: "Team" });

export const system = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    kind: z.enum(systemKinds).nullable(),
    owner: personReference.nullable(),
    dataClassification: z.enum(dataClassifications).nullable(),
    enforcesApproval: z.boolean().nullable(),
    environment: z.enum(environments).nullable(),
    version,
  })
  .meta({ id: "System" });

export const dataSource = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    dataOwner: personReference.nullable(),
    qualityOwner: personReference.nullable(),
    dataClassification: z.enum(dataClassifications).nullable(),
    version,
  })
  .meta({ id: "DataSource" });

export const control = z
  .object({
    id: z.string(),
    title: z.string(),
    function: z.enum(functions),
    weight: z.enum(severities),
    defaultOwner: personReference.nullable(),
    appliesWhen: z.string(),
  })
  .meta({ id: "Control" });

export const gap = z
  .object({
    id,
    rule: z.string(),
    severity: z.enum(severities),
    status: z.enum(["open", "accepted", "closed"]),
    agent: slugReference.nullable(),
    role: z.enum(roles).nullable(),
    control: maybeText,
    function: z.enum(functions),
    about: z.object({ kind: z.string(), value: z.string() }).nullable(),
    sentence: z.string(),
    fix: z.string(),
    openedAt: time,
    dueAt: time,
    closedAt: time.nullable(),
    assignee: personReference.nullable(),
  })
  .meta({ id: "Gap" });

const previewedGap = z
  .object({
    key: z.string(),
    rule: z.string(),
    severity: z.enum(severities),
    was: z.enum(severities).nullable().meta({ description: "The present severity, where the change gives another." }),
    capability: slugReference.nullable(),
    role: z.enum(roles).nullable(),
    control: maybeText,
    sentence: z.string(),
    fix: z.string(),
  })
  .meta({ id: "PreviewedGap" });

export const gapPreview = z
  .object({
    opens: z.number().int(),
    closes: z.number().int(),
    agents: z.array(
      z.object({
        agent: slugReference.nullable().meta({ description: "Null: gaps that belong to the organisation." }),
        opens: z.array(previewedGap),
        closes: z.array(previewedGap),
        changes: z.array(previewedGap),
      }),
    ),
    refused: z.array(z.object({ change: z.number().int(), rule: z.string(), message: z.string() })),
  })
  .meta({ id: "GapPreview" });
export const gapGroup = z
  .object({
    value: maybeText,
    name: maybeText,
    count: z.number().int(),
    overdue: z.number().int(),
    agents: z.number().int(),
    severity: z.enum(severities),
    dueAt: time,
    rules: z.array(z.string()),
    sentence: z.string(),
    fix: z.string(),
    closedBy: z.string(),
    first: id,
  })
  .meta({ id: "GapGroup" });

export const evidence = z
  .object({
    sequence: z.string(),
    at: time,
    actor: z.object({ kind: z.string(), id: id.nullable(), name: z.string() }),
    type: z.string().meta({ example: "agent.submitted" }),
    subject: z.object({ kind: z.string(), id: id.nullable(), name: z.string() }),
    reason: maybeText,
    payload: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: "Evidence" });

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    rule: z.string().meta({ description: "Stable, for machines." }),
    instance: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

export const search = z.object({
  hits: z.array(
    z.object({
      kind: z.enum(hitKinds),
      id: z.string(),
      name: z.string(),
      beside: maybeText,
      href: z.string(),
      seats: maybeText,
      severity: z.enum(severities).nullable(),
    }),
  ),
  actions: z.array(z.object({ id: z.string(), name: z.string(), href: z.string() })),
});
