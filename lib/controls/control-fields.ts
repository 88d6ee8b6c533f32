import { z } from "zod";
import { functions, severities } from "#lib/registry/core/vocabulary.ts";
import { line, oneOf, text } from "#lib/verbs/fields.ts";
import { controlCondition } from "./core/condition.ts";
import { resolveReference } from "./core/frameworks.ts";

/** The id of a control: letters, a hyphen, digits, as 'APR-02'. */
export const controlId = z
  .string({ error: "Write an id such as OUR-01." })
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2,8}-\d{2,3}$/, "Use letters, a hyphen and two digits, such as OUR-01.")
  .meta({ example: "OUR-01" });

/** A row of the frameworks, never free text: an unknown id is refused. */
const frameworkReference = z
  .string({ error: "Write a reference." })
  .trim()
  .max(200)
  .refine(
    (reference) => resolveReference(reference) !== null,
    "No framework has this id. Write it as framework:id, such as owasp-asi:ASI03.",
  )
  .meta({ example: "owasp-asi:ASI03" });

/** What an organisation says of a control of its own. Weight is medium unless it says. */
export const ownControlFields = {
  title: line(200).meta({ example: "Second line checks payments each week" }),
  function: oneOf(functions),
  weight: oneOf(severities).default("medium"),
  appliesWhen: controlCondition.meta({ example: { kind: "tier_at_least", tier: "high" } }),
  evidence: text(2000),
  references: z.array(frameworkReference).max(20, "At most 20 references.").default([]),
};
