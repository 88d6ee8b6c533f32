import { z } from "zod";
import { riskTiers } from "#lib/registry/core/vocabulary.ts";
import { drillStates } from "#lib/workflow/drills/core/drill-lifecycle.ts";
import { outcomes } from "#lib/workflow/drills/core/drill-result.ts";
import * as acknowledge from "../drills/[drill]/acknowledge/route.ts";
import * as cancel from "../drills/[drill]/cancel/route.ts";
import * as drill from "../drills/[drill]/route.ts";
import * as stopRepeating from "../drills/[drill]/stop-repeating/route.ts";
import * as drills from "../drills/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { id, maybeText, pageOf, personReference, slugReference, time, version } from "./shapes.ts";

const count = z.number().int();
const milliseconds = count.nullable().meta({ description: "In milliseconds; null while nobody was reached." });

const drillRow = z
  .object({
    id,
    name: z.string(),
    state: z.enum(drillStates),
    tier: z.enum(riskTiers),
    unit: maybeText,
    minutes: count,
    repeatDays: count.nullable(),
    unanswerable: count.meta({ description: "Capabilities of its scope for which nobody could be asked." }),
    startedAt: time,
    startedBy: personReference.nullable(),
    endedAt: time.nullable(),
    version,
    figures: z.object({ seats: count, outcomes: z.record(z.enum(outcomes), count), medianToReach: milliseconds }),
  })
  .meta({ id: "DrillRow" });

const drillAnswer = drillRow
  .extend({
    seats: z.array(
      z.object({
        id: id.meta({ description: "Of the responder's assignment." }),
        agent: slugReference,
        capability: slugReference.nullable(),
        capabilities: count,
        tier: z.enum(riskTiers),
        outcome: z.enum(outcomes),
        reachedAfter: milliseconds,
        asked: z.array(z.object({ person: personReference, askedAt: time, dueAt: time, answeredAt: time.nullable() })),
      }),
    ),
  })
  .meta({ id: "Drill" });

const about = "Reachability drills";

/** Drills: can responders be reached, and how fast? */
export const drillEntries: readonly CatalogueEntry[] = [
  {
    path: "/drills",
    about,
    route: drills,
    examples: {
      GET: { state: "closed" },
      POST: { name: "Responders, first quarter", tier: "high", minutes: 60, repeatDays: 90 },
    },
    answers: { GET: pageOf(drillRow), POST: drillAnswer },
  },
  { path: "/drills/{drill}", about, route: drill, examples: { GET: {} }, answers: { GET: drillAnswer } },
  {
    path: "/drills/{drill}/acknowledge",
    about,
    route: acknowledge,
    examples: { POST: {} },
    answers: { POST: drillAnswer },
  },
  {
    path: "/drills/{drill}/cancel",
    about,
    route: cancel,
    examples: { POST: { reason: "A real incident has begun." } },
    answers: { POST: drillAnswer },
  },
  {
    path: "/drills/{drill}/stop-repeating",
    about,
    route: stopRepeating,
    examples: { POST: {} },
    answers: { POST: drillAnswer },
  },
];
