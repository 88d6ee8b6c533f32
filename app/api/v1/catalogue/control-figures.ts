import { z } from "zod";
import { standings } from "#lib/controls/core/standing.ts";
import { controlStatuses, riskTiers } from "#lib/registry/core/vocabulary.ts";
import * as figures from "../control-figures/route.ts";
import * as controlStandings from "../control-standings/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { pageOf, personReference, seatStrip, slugReference, time } from "./shapes.ts";

const count = z.number().int();

/** Controls told apart as defined and as tested. */
export const controlFigureEntries: readonly CatalogueEntry[] = [
  {
    path: "/control-figures",
    about: "Controls",
    route: figures,
    examples: { GET: {} },
    answers: {
      GET: z.object({
        data: z.array(z.object({ control: z.string(), applies: count, defined: count, tested: count })),
        overall: z.object({ applies: count, defined: count, tested: count }),
        agents: z.object({ total: count, defined: count, tested: count }),
      }),
    },
  },
  {
    path: "/control-standings",
    about: "Controls",
    route: controlStandings,
    examples: { GET: { standing: "defined_only", control: "MON-01" } },
    answers: {
      GET: pageOf(
        z.object({
          control: z.string(),
          agent: slugReference,
          riskTier: z.enum(riskTiers),
          owner: personReference.nullable(),
          ownedBy: z.enum(["agent", "default", "nobody"]),
          status: z.enum(controlStatuses).nullable(),
          testedAt: time.nullable(),
          standing: z.enum(standings),
          seats: seatStrip,
        }),
      ),
    },
  },
];
