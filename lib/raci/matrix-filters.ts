import { z } from "zod";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { agentConditions, agentFilters } from "#lib/registry/agent-filters.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { reference } from "#lib/verbs/fields.ts";
import type { Conditions } from "#lib/verbs/list.ts";
import type { RowFilter } from "./core/listed-rows.ts";
import { dutyIds } from "./core/template.ts";

/** What the matrix can be narrowed by: agents as in their list, and rows. `person` and `system` narrow both. */
export const matrixFilters = {
  ...agentFilters,
  /** One agent alone. */
  agent: reference.optional(),
  /** Only rows that are not answered for, or in which duties clash. */
  problems: z.enum(["true", "false"]).optional(),
  /** Kinds of duties, separated by commas. */
  duty: z
    .string()
    .max(500)
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(z.enum(dutyIds, { error: `Choose from ${dutyIds.join(", ")}.` })).min(1))
    .meta({ example: "approve_access,respond" })
    .optional(),
};

const filters = z.object(matrixFilters);
export type MatrixFilters = z.output<typeof filters>;

/** The filters as conditions on "Agent" a, and as a filter of rows. @throws Refusal `missing` */
export async function matrixConditions(
  queryable: Queryable,
  { agent, problems, duty, ...asked }: MatrixFilters,
  now: Instant,
): Promise<{ where: Conditions; filter: RowFilter }> {
  const where = await agentConditions(queryable, asked, now);
  if (agent !== undefined) where.add("a.id = $::uuid", await idInAddress(queryable, "agent", agent));
  return {
    where,
    filter: {
      duties: duty,
      problems: problems === "true",
      partyId: asked.person === undefined ? undefined : await idInAddress(queryable, "person", asked.person),
      systemId: asked.system === undefined ? undefined : await idInAddress(queryable, "system", asked.system),
    },
  };
}
