import { z } from "zod";
import { bulk, MOST_ITEMS } from "#lib/verbs/bulk.ts";
import { reference, text } from "#lib/verbs/fields.ts";
import { reassignItem } from "./reassign-item.ts";

/** Hands several items of a campaign to one person; each is decided, recorded and refused by itself. */
export const reassignItems = bulk({
  each: reassignItem,
  summary: "Reassign several review items",
  input: z.strictObject({
    campaign: z.string().max(100),
    items: z
      .array(z.uuid("Name an item by its id."))
      .min(1, "Choose at least one.")
      .max(MOST_ITEMS, `At most ${MOST_ITEMS} at once.`),
    /** Whose place; left out: everybody's who is asked and has not answered. */
    from: reference.optional(),
    to: reference,
    note: text(2000),
  }),
  items: ({ items, ...same }) => items.map((item) => ({ ...same, item })),
});
