import { z } from "zod";
import { email, line, moment, oneOf, reference } from "#lib/verbs/fields.ts";
import { functions, personStatuses, platformRoles } from "./core/vocabulary.ts";

/** What can be said of a person, at creation and in edits alike; null clears. */
export const personFields = {
  name: line(200).meta({ example: "Mira Chen" }),
  title: line(200).nullable().optional(),
  function: oneOf(functions).nullable().optional(),
  unit: line(200).nullable().optional(),
  manager: reference.nullable().optional(),
  outOfOffice: z
    .strictObject({ from: moment, until: moment.nullable().default(null) })
    .refine(({ from, until }) => until === null || until > from, {
      path: ["until"],
      message: "The end is before the start.",
    })
    .nullable()
    .optional(),
};

/** What only an admin may say. */
export const administeredFields = {
  status: oneOf(personStatuses).optional(),
  leftAt: moment.optional(),
  platformRoles: z.array(oneOf(platformRoles)).min(1, "Give at least one role.").max(5).optional(),
};

export const newPerson = z.strictObject({ email, ...personFields, ...administeredFields });
