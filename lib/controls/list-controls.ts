import { z } from "zod";
import { missing } from "#lib/platform/core/refusal.ts";
import { functions, severities } from "#lib/registry/core/vocabulary.ts";
import { asOf, oneOf } from "#lib/verbs/fields.ts";
import type { Page } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { type ControlAnswer, controlAnswers, controlRows } from "./store.ts";

/**
 * The catalogue with the organisation's own controls: a short list (dozens), so that it is filtered here and answered
 * on one page whose total is its length.
 */
export const listControls = query({
  may: "catalogue.read",
  summary: "List controls",
  input: z.strictObject({
    q: z.string().trim().max(200).optional(),
    function: oneOf(functions).optional(),
    weight: oneOf(severities).optional(),
    own: z.enum(["true", "false"]).optional(),
    asOf,
  }),
  async read(queryable, input): Promise<Page<ControlAnswer>> {
    const words = input.q?.toLowerCase();
    const data = controlAnswers(await controlRows(queryable)).filter(
      (control) =>
        !control.ended &&
        (words === undefined || `${control.id} ${control.title}`.toLowerCase().includes(words)) &&
        (input.function === undefined || control.function === input.function) &&
        (input.weight === undefined || control.weight === input.weight) &&
        (input.own === undefined || String(control.own) === input.own),
    );
    return { data, nextCursor: null, total: data.length };
  },
});

/** One control. */
export const readControl = query({
  may: "catalogue.read",
  summary: "Read a control",
  input: z.strictObject({ control: z.string().trim().max(40), asOf }),
  async read(queryable, input) {
    const control = controlAnswers(await controlRows(queryable)).find(({ id }) => id === input.control.toUpperCase());
    if (!control) throw missing("control", input.control);
    return control;
  },
});
