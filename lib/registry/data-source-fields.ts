import { z } from "zod";
import { line, oneOf, reference, text } from "#lib/verbs/fields.ts";
import { dataClassifications } from "./core/vocabulary.ts";

/** What can be said of a data source, at creation and in edits alike; null clears, absent says nothing. */
export const dataSourceFields = {
  description: text(4000).nullable().optional(),
  dataOwner: reference.nullable().optional(),
  qualityOwner: reference.nullable().optional(),
  dataClassification: oneOf(dataClassifications).nullable().optional(),
};

export const dataSourceName = line(200).meta({ example: "Customer cases" });

/** What the data owner decides (R27): what agents may use, how long they may keep it, what they may summarise. */
export const decisionFields = z.strictObject({
  use: text(2000).nullable().optional(),
  retention: text(2000).nullable().optional(),
  summary: text(2000).nullable().optional(),
});
