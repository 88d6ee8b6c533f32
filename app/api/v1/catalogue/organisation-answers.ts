import { z } from "zod";
import { controlCondition } from "#lib/controls/core/condition.ts";
import {
  actions,
  dataClassifications,
  environments,
  functions,
  personStatuses,
  platformRoles,
  severities,
  systemKinds,
} from "#lib/registry/core/vocabulary.ts";
import { heldSeats, id, maybeText, personReference, slugReference, time, version } from "./shapes.ts";

/** What the API answers about what agents lean on. A test holds real answers to these shapes. */
const count = z.number().int();

export const person = z
  .object({
    id,
    email: z.string(),
    name: z.string(),
    status: z.enum(personStatuses),
    leftAt: time.nullable(),
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

/** A person as they are read: with the seats that they hold. */
export const personWithSeats = person.extend({ seats: heldSeats }).meta({ id: "PersonWithSeats" });

export const team = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    lead: personReference.nullable(),
    members: z.array(personReference),
    endedAt: time.nullable(),
    version,
  })
  .meta({ id: "Team" });

export const systemRow = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    kind: z.enum(systemKinds).nullable(),
    owner: personReference.nullable(),
    dataClassification: z.enum(dataClassifications).nullable(),
    enforcesApproval: z.boolean().nullable(),
    environment: z.enum(environments).nullable(),
    description: maybeText,
    importedFrom: maybeText,
    toolCount: count,
    agentCount: count,
    endedAt: time.nullable(),
    version,
  })
  .meta({ id: "SystemRow" });

/** What uses a system or data source still. */
const inUse = z
  .object({
    count,
    by: z.array(z.object({ agent: slugReference, capability: slugReference.nullable(), request: id.nullable() })),
  })
  .meta({
    id: "InUse",
    description: "It does not end while something uses it. At most 50 are named; all are counted.",
  });

/** A system by itself, with the tools that it offers in its server's own words. */
export const system = systemRow
  .extend({
    inUse,
    tools: z.array(
      z.object({
        name: z.string(),
        description: maybeText,
        suggestedAction: z.enum(actions).nullable(),
        hints: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: "System" });

export const dataSourceRow = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    description: maybeText,
    dataOwner: personReference.nullable(),
    qualityOwner: personReference.nullable(),
    dataClassification: z.enum(dataClassifications).nullable(),
    decisions: z
      .object({
        use: maybeText,
        retention: maybeText,
        summary: maybeText,
        by: personReference.nullable(),
        at: time.nullable(),
      })
      .meta({ description: "What the data owner decided." }),
    importedFrom: maybeText,
    agentCount: count,
    endedAt: time.nullable(),
    version,
  })
  .meta({ id: "DataSourceRow" });

/** A data source by itself, with what uses it. */
export const dataSource = dataSourceRow.extend({ inUse }).meta({ id: "DataSource" });

export const control = z
  .object({
    id: z.string(),
    title: z.string(),
    function: z.enum(functions),
    functionReason: maybeText.meta({ description: "Why the function differs from the catalogue's, where it does." }),
    weight: z.enum(severities),
    defaultOwner: personReference.nullable(),
    appliesWhen: z.string().meta({ description: "The condition in words." }),
    condition: controlCondition,
    evidence: z.string().meta({ description: "What shows that it works." }),
    references: z.array(z.object({ reference: z.string(), framework: z.string(), id: z.string(), title: z.string() })),
    own: z.boolean().meta({ description: "Added by the organisation." }),
    ended: z.boolean(),
    version,
  })
  .meta({ id: "Control" });
