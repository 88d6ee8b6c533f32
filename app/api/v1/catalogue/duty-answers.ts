import { z } from "zod";
import { agentStates, capabilityStates, personStatuses, riskTiers, roles } from "#lib/registry/core/vocabulary.ts";
import { ownershipKinds } from "#lib/registry/read-duties.ts";
import { reasonsToPassOver, thingKinds, waysOfProposing } from "#lib/workflow/hand-over/core/things.ts";
import { id, maybeText, personReference, slugReference, time, version } from "./shapes.ts";

/** What the API answers about everything that one person answers for. A test holds real answers to these shapes. */
const held = {
  marked: z.boolean(),
  authority: maybeText,
  coHolders: z.array(personReference).meta({ description: "Others who hold the same role in the same place now." }),
};

const duty = z.object({
  ...held,
  assignment: id,
  role: z.enum(roles),
  agent: slugReference.extend({ state: z.enum(agentStates) }),
  capability: slugReference.extend({ riskTier: z.enum(riskTiers), state: z.enum(capabilityStates) }).nullable(),
  startsAt: time,
  endsAt: time.nullable(),
  acceptedAt: time.nullable(),
  attestedAt: time.nullable(),
  attestedBy: personReference.nullable().meta({ description: "The deputy who attested on their behalf." }),
  deputies: z.array(personReference),
  version,
});

export const duties = z
  .object({
    duties: z.array(duty),
    deputyFor: z.array(
      z.object({
        role: z.enum(roles),
        agent: slugReference,
        capability: slugReference.nullable(),
        holder: personReference.nullable(),
        position: z.number().int(),
      }),
    ),
    ownerships: z.array(
      z.object({
        kind: z.enum(ownershipKinds),
        name: z.string().meta({ description: "A control is named by its id." }),
        slug: maybeText,
        agent: slugReference.nullable(),
      }),
    ),
    orphaned: z
      .object({ duties: z.number().int(), ownerships: z.number().int() })
      .meta({ description: "What would have nobody if they left: duties without a co-holder, and everything owned." }),
  })
  .meta({ id: "Duties" });

const proposal = z.object({
  to: personReference.nullable(),
  by: z.enum(waysOfProposing).nullable(),
  passedOver: z.array(z.object({ person: personReference, because: z.enum(reasonsToPassOver) })),
});

export const handOver = z
  .object({
    person: personReference,
    things: z.array(
      z.object({
        ...held,
        kind: z.enum(thingKinds),
        id,
        version,
        name: z.string(),
        role: z.enum(roles).nullable(),
        agent: slugReference.nullable(),
        capability: slugReference.nullable(),
        startsAt: time.nullable(),
        endsAt: time.nullable(),
        deputies: z.array(personReference.extend({ status: z.enum(personStatuses) })),
        holder: personReference.nullable().meta({ description: "Of a deputyship: for whom." }),
        proposal: proposal.meta({ description: "Who is proposed, and who was passed over and why." }),
      }),
    ),
    managerId: z
      .uuid()
      .nullable()
      .meta({ description: "Who hands over besides security and admins: the first active manager above them." }),
    staysOpen: z
      .array(
        z.object({ kind: z.enum(["unit", "vendor_owner", "residual_risk"]), name: z.string(), agent: slugReference }),
      )
      .meta({ description: "What a hand-over cannot move: it is changed on the agent, or was their own signature." }),
  })
  .meta({ id: "HandOver" });
