import { z } from "zod";
import { bulk, MOST_ITEMS } from "#lib/verbs/bulk.ts";
import { withdrawException } from "./move-exception.ts";

/** Takes several exceptions back, as when what they excused was mended otherwise; each is refused by itself. */
export const withdrawExceptions = bulk({
  each: withdrawException,
  summary: "Withdraw several exceptions",
  input: z.strictObject({
    exceptions: z
      .array(z.uuid("Name an exception by its id."))
      .min(1, "Choose at least one.")
      .max(MOST_ITEMS, `At most ${MOST_ITEMS} at once.`),
  }),
  items: ({ exceptions }) => exceptions.map((exception) => ({ exception })),
});
