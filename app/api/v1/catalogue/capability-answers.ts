import { z } from "zod";
import { questions } from "#lib/gaps/core/answerability.ts";
import {
  actions,
  agentStates,
  capabilityStates,
  dataClassifications,
  grantStandings,
  personStatuses,
  riskTiers,
  roles,
} from "#lib/registry/core/vocabulary.ts";
import { id, maybeText, personReference, slugReference, time, version } from "./shapes.ts";

/** What the API answers about capabilities and who is named for them. A test holds real answers to these shapes. */
const riskTier = z.enum(riskTiers);

const seatWith = (assignment: z.ZodString | z.ZodUUID) =>
  z.object({
    role: z.enum(roles),
    capability: maybeText,
    demanded: z.boolean(),
    state: z.string(),
    answers: z.boolean(),
    holders: z.array(
      z.object({
        person: personReference.extend({ status: z.enum(personStatuses) }),
        assignment,
        accountable: z.boolean(),
        inherited: z.boolean(),
        standing: z.string(),
        answers: z.boolean(),
      }),
    ),
    teams: z.array(z.object({ id, name: z.string(), assignment, inherited: z.boolean() })),
    standIn: z
      .object({ role: z.enum(roles), person: personReference })
      .nullable()
      .meta({ description: "Who stands in, and from which role, where the role is not demanded." }),
  });
export const seat = seatWith(id).meta({ id: "Seat" });
export const previewedSeat = seatWith(z.string().meta({ description: "Its place in the form: `assignment-0`." })).meta({
  id: "PreviewedSeat",
});

export const riskReasons = z.object({
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
});

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
    approvedAt: time.nullable(),
    endedAt: time.nullable(),
    hints: z
      .object({ action: z.enum(actions).optional(), from: z.string().optional() })
      .meta({ description: "What the source of an import suggests and nobody has taken over." }),
    riskTier,
    riskReason: z.string().meta({ example: "High because it pays and cannot be undone." }),
    riskReasons,
    strictSeparation: z.boolean(),
    nextReviewAt: time.nullable(),
    version,
  })
  .meta({ id: "Capability" });

/** A capability on its agent's page. */
export const judgedCapability = capability
  .extend({
    seats: z.array(seat),
    seatStrip: z.string().meta({ description: "Five letters; a capital answers. Empty where it is not judged." }),
    seatSentence: z.string(),
    answerable: z.boolean(),
    answers: z.array(z.object({ question: z.enum(questions), answered: z.boolean(), sentence: z.string() })),
  })
  .meta({ id: "JudgedCapability" });

export const assignment = z
  .object({
    id,
    role: z.enum(roles),
    agent: slugReference,
    capability: slugReference.extend({ state: z.enum(capabilityStates) }).nullable(),
    person: personReference.extend({ status: z.enum(personStatuses) }).nullable(),
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
