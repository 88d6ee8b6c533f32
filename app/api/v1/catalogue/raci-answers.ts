import { z } from "zod";
import { dutyIds } from "#lib/raci/core/template.ts";
import { agentStates, riskTiers } from "#lib/registry/core/vocabulary.ts";
import { id, maybeText, personReference, seatStrip, slugReference, time } from "./shapes.ts";

/** What the API answers about the matrix, of one agent and of many. A test holds real answers to these shapes. */
const byParty = <Shape extends z.ZodType>(shape: Shape) =>
  z.record(z.string().meta({ description: "The id of the person or team." }), shape);

const override = z
  .object({
    id,
    duty: z.enum(dutyIds),
    capability: slugReference.nullable(),
    control: maybeText,
    person: personReference.nullable(),
    team: slugReference.nullable(),
    change: z.enum(["add", "remove"]),
    letter: z.enum(["R", "C", "I"]),
    author: personReference.nullable(),
    reason: z.string(),
    at: time,
  })
  .meta({ id: "RaciOverride" });

export const raci = z
  .object({
    agent: slugReference,
    templateVersion: z.number().int(),
    valid: z.boolean(),
    parties: z.array(z.object({ kind: z.enum(["person", "team"]), id, name: z.string(), email: maybeText })),
    rows: z.array(
      z.object({
        duty: z.enum(dutyIds),
        title: z.string(),
        subject: z.string().meta({ description: "The agent's, capability's or control's name." }),
        capability: slugReference.nullable(),
        control: maybeText,
        cells: byParty(z.enum(["A", "R", "A/R", "C", "I"])),
        notAnswering: z.array(id).meta({ description: "Who carries a letter and does not answer." }),
        reasons: byParty(z.array(z.string())).meta({ description: "Why each carries what they carry." }),
        sources: byParty(
          z.array(
            z.object({
              letter: z.enum(["A", "R", "C", "I"]),
              words: z.string(),
              assignmentId: id.nullable(),
              overrideId: id.nullable(),
            }),
          ),
        ).meta({ description: "The assignment or override that each letter comes from." }),
        accountable: personReference.nullable(),
        valid: z.boolean(),
        problems: z.array(z.string()),
        heldOff: z
          .array(id)
          .meta({ description: "Removals that are not applied: they would leave nobody responsible who answers." }),
      }),
    ),
    overrides: z.array(override),
  })
  .meta({ id: "Raci" });

/** What recording a departure answers: its own id beside the matrix. */
export const raciWithOverride = raci.extend({ id }).meta({ id: "RaciWithOverride" });

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
        tier: z.enum(riskTiers),
        unit: maybeText,
        seats: seatStrip,
        may: z.object({ assign: z.boolean(), override: z.boolean() }),
        capabilities: z.array(
          z.object({
            slug: z.string(),
            name: z.string(),
            tier: z.enum(riskTiers),
            system: z.number().int().nullable(),
          }),
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
