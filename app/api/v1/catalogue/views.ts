import { z } from "zod";
import { lists } from "#lib/views/core/lists.ts";
import * as defaultView from "../views/[view]/default/route.ts";
import * as view from "../views/[view]/route.ts";
import * as views from "../views/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { id, pageOf, personReference, version } from "./shapes.ts";

const savedView = z
  .object({
    id,
    list: z.enum(lists),
    name: z.string(),
    search: z.string(),
    shared: z.boolean(),
    owner: personReference.nullable(),
    mine: z.boolean(),
    default: z.boolean(),
    version,
  })
  .meta({ id: "SavedView" });

/** How people keep their lists. */
export const viewEntries: readonly CatalogueEntry[] = [
  {
    path: "/views",
    about: "Saved views",
    route: views,
    examples: { GET: { list: "gaps" }, POST: { list: "gaps", name: "Overdue", search: "overdue=true", shared: true } },
    answers: { GET: pageOf(savedView), POST: savedView },
  },
  {
    path: "/views/{view}",
    about: "Saved views",
    route: view,
    examples: { GET: {}, PATCH: { name: "Overdue in claims" }, DELETE: {} },
    answers: { GET: savedView, PATCH: savedView },
  },
  {
    path: "/views/{view}/default",
    about: "Saved views",
    route: defaultView,
    examples: { POST: {}, DELETE: {} },
    answers: { POST: savedView, DELETE: savedView },
  },
];
