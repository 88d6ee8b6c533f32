import { z } from "zod";
import { assignmentFields } from "#lib/registry/assignment-fields.ts";
import { roles } from "#lib/registry/core/vocabulary.ts";
import { moment, oneOf, reference } from "#lib/verbs/fields.ts";

/** One change of an assignment, in the words of the verbs that make it. */
export const changeFields = z.discriminatedUnion(
  "change",
  [
    z.strictObject({
      change: z.literal("name"),
      agent: reference,
      role: oneOf(roles),
      /** Null: the agent's default. */
      capability: reference.nullable().optional(),
      person: reference.nullable().optional(),
      team: reference.nullable().optional(),
      startsAt: moment.optional(),
      ...assignmentFields,
    }),
    // Names the successor, then ends the assignment.
    z.strictObject({ change: z.literal("replace"), assignment: reference, person: reference, ...assignmentFields }),
    z.strictObject({ change: z.literal("edit"), assignment: reference, ...assignmentFields }),
    z.strictObject({ change: z.literal("end"), assignment: reference }),
  ],
  { error: "Say which change: name, replace, edit or end." },
);
export type ChangeInput = z.output<typeof changeFields>;
