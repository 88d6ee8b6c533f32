import { z } from "zod";
import { roles } from "#lib/registry/core/vocabulary.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { bulk, MOST_ITEMS } from "#lib/verbs/bulk.ts";
import { line, oneOf, reference } from "#lib/verbs/fields.ts";
import { openGapsOf } from "./store-gaps.ts";

/** A gap as a consequence: enough to say it. */
export interface ConsequentGap {
  id: string;
  rule: string;
  severity: string;
  sentence: string;
}

/**
 * Names one person in many seats, over agents and capabilities. Each seat is decided by itself: who asks may name there or
 * not, the naming would break the separation of duties or not (R38). With `dryRun` it only says what would happen, and
 * which gaps would open and close.
 */
export const nameInMany = bulk({
  each: createAssignment,
  summary: "Name a person in several seats, or show what that would change",
  input: z.strictObject({
    person: reference,
    seats: z
      .array(z.strictObject({ agent: reference, role: oneOf(roles), capability: reference.nullable().optional() }))
      .min(1, "Choose at least one.")
      .max(MOST_ITEMS, `At most ${MOST_ITEMS} at once.`),
    /** Makes them the accountable one where others share the seat. */
    accountable: z.boolean({ error: "Say true or false." }).optional(),
    authority: line(2000).optional(),
    dryRun: z.boolean({ error: "Say true or false." }).optional(),
  }),
  items: ({ person, seats, accountable, authority }) =>
    seats.map((seat) => ({
      ...seat,
      person,
      ...(accountable === undefined ? {} : { accountable }),
      ...(authority === undefined || seat.role !== "responder" ? {} : { authority }),
    })),
  dryRun: ({ dryRun }) => dryRun ?? false,
  async compare(tx, { seats }, { clock }) {
    const agents = [...new Set(seats.map(({ agent }) => agent))];
    const before = await openGapsOf(tx, agents, clock.now());
    return async (): Promise<{ opens: ConsequentGap[]; closes: ConsequentGap[] }> => {
      const after = await openGapsOf(tx, agents, clock.now());
      const left = new Set(after.map(({ id }) => id));
      const were = new Set(before.map(({ id }) => id));
      return { opens: after.filter(({ id }) => !were.has(id)), closes: before.filter(({ id }) => !left.has(id)) };
    };
  },
});
