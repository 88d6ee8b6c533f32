import { z } from "zod";
import { bulk, MOST_ITEMS } from "#lib/verbs/bulk.ts";
import { reference } from "#lib/verbs/fields.ts";
import { assignGap } from "./assign-gap.ts";

/** Says who is to close several gaps; each is decided, recorded and refused by itself. */
export const assignGaps = bulk({
  each: assignGap,
  summary: "Assign several gaps",
  input: z.strictObject({
    gaps: z.array(z.string().max(100)).min(1, "Choose at least one.").max(MOST_ITEMS, `At most ${MOST_ITEMS} at once.`),
    assignee: reference.nullable(),
  }),
  items: ({ gaps, assignee }) => gaps.map((gap) => ({ gap, assignee })),
});
