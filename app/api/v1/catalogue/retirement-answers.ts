import { z } from "zod";
import { agentStates, roles } from "#lib/registry/core/vocabulary.ts";
import { stepKinds } from "#lib/workflow/retirements/core/checklist.ts";
import { retirementStates } from "#lib/workflow/retirements/core/retirement-lifecycle.ts";
import { id, maybeText, personReference, seatStrip, slugReference, time, version } from "./shapes.ts";

const row = z.object({
  id,
  state: z.enum(retirementStates),
  agent: slugReference,
  reason: z.string(),
  alternative: maybeText,
  contact: maybeText,
  scheduledAt: time.nullable(),
  proposed: z.boolean(),
  requestedBy: personReference.nullable(),
  requestedByName: z.string(),
  requestedAt: time,
  dueAt: time.nullable().meta({ description: "By when it is to be decided; null once it is." }),
  decidedBy: personReference.nullable(),
  decidedAt: time.nullable(),
  decision: maybeText,
  startedAt: time.nullable(),
  verifiedBy: personReference.nullable(),
  verifiedAt: time.nullable(),
  verification: maybeText,
  retiredAt: time.nullable(),
  withdrawnAt: time.nullable(),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  seats: seatStrip,
  version,
});

const step = z.object({
  id,
  position: z.number().int(),
  kind: z.enum(stepKinds),
  subject: z.object({ kind: z.string(), id: id.nullable(), slug: maybeText, name: z.string() }),
  title: z.string(),
  because: z.string(),
  role: z.enum(roles),
  person: personReference.nullable(),
  state: z.enum(["open", "done", "waived"]),
  proof: maybeText,
  proofUrl: maybeText,
  proofDigest: maybeText,
  doneBy: personReference.nullable(),
  doneFor: personReference.nullable().meta({ description: "On whose behalf, where who did it stood in." }),
  doneAt: time.nullable(),
  dependency: z.boolean().meta({ description: "Somebody outside depends on the agent while it is open." }),
  waivable: z.boolean(),
  mine: z.boolean(),
  version: z.number().int().meta({ description: "The step's own; sent as If-Match when it is done or waived." }),
});

export const retirementRow = row.meta({ id: "RetirementRow" });
export const retirement = row
  .extend({
    agentState: z.enum(agentStates),
    steps: z.array(step),
    planned: z
      .array(
        z.object({
          kind: z.enum(stepKinds),
          title: z.string(),
          because: z.string(),
          role: z.enum(roles),
          dependency: z.boolean(),
        }),
      )
      .meta({ description: "What the checklist would hold if it started now; empty once it has." }),
    open: z.array(z.string()).meta({ description: "What stands against verifying." }),
    events: z.array(z.object({ event: z.string(), because: maybeText })),
  })
  .meta({ id: "Retirement" });
