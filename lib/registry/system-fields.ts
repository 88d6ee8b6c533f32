import { z } from "zod";
import { line, oneOf, reference, text } from "#lib/verbs/fields.ts";
import { dataClassifications, environments, systemKinds } from "./core/vocabulary.ts";

/** What can be said of a system, at creation and in edits alike; null clears, absent says nothing. */
export const systemFields = {
  kind: oneOf(systemKinds).nullable().optional(),
  owner: reference.nullable().optional(),
  dataClassification: oneOf(dataClassifications).nullable().optional(),
  enforcesApproval: z.boolean({ error: "Say true or false." }).nullable().optional(),
  environment: oneOf(environments).nullable().optional(),
  description: text(4000).nullable().optional(),
};

export const systemName = line(200).meta({ example: "Payments ledger" });
