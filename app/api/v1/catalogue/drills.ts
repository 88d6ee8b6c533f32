import * as acknowledge from "../drills/[drill]/acknowledge/route.ts";
import * as cancel from "../drills/[drill]/cancel/route.ts";
import * as drill from "../drills/[drill]/route.ts";
import * as stopRepeating from "../drills/[drill]/stop-repeating/route.ts";
import * as drills from "../drills/route.ts";
import type { CatalogueEntry } from "./entry.ts";

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
  },
  { path: "/drills/{drill}", about, route: drill, examples: { GET: {} } },
  { path: "/drills/{drill}/acknowledge", about, route: acknowledge, examples: { POST: {} } },
  {
    path: "/drills/{drill}/cancel",
    about,
    route: cancel,
    examples: { POST: { reason: "A real incident has begun." } },
  },
  { path: "/drills/{drill}/stop-repeating", about, route: stopRepeating, examples: { POST: {} } },
];
