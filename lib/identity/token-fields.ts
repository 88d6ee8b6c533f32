import { z } from "zod";
import { platformRoles } from "#lib/registry/core/vocabulary.ts";
import { line, moment, oneOf } from "#lib/verbs/fields.ts";
import { permissions } from "./core/access.ts";

/** What is said of a new token. */
export const newToken = z.strictObject({
  name: line(100).meta({ example: "nightly import" }),
  role: oneOf(platformRoles),
  scopes: z
    .array(z.enum(permissions, { error: "Choose names of permissions, such as catalogue.read." }))
    .max(100)
    .default([])
    .meta({ description: "Names of permissions; empty: everything that the role may.", example: ["catalogue.read"] }),
  expiresAt: moment.nullable().optional(),
});
