import { z } from "zod";
import { line } from "#lib/verbs/fields.ts";
import { viewSearch } from "./core/view-search.ts";

/** What a view is called. */
export const viewName = line(80).meta({ example: "Overdue in claims" });

/** Search, filters, order and columns, as they stand in the address after '?'. */
export const search = z
  .string({ error: "Write a text here." })
  .max(2000, "At most 2,000 characters.")
  .transform(viewSearch)
  .meta({ example: "state=active&riskTier=critical&columns=name,seats,riskTier" });

export const yesOrNo = z.boolean({ error: "Say true or false." });
