import { z } from "zod";
import { previewChange } from "#lib/gaps/preview-change.ts";
import { reference } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { moveFields } from "./hand-over.ts";

/**
 * Which gaps a hand-over of roles would open and close, were it made now. Nothing is written. A role to nobody ends;
 * what is no role changes no seat and is left out.
 */
export const previewHandOver = query({
  may: "catalogue.read",
  summary: "Preview the gaps that a hand-over would open and close",
  input: z.strictObject({ person: reference, moves: moveFields }),
  single: true,
  async read(_queryable, { moves }, { context }) {
    const changes = moves
      .filter(({ kind }) => kind === "assignment")
      .map(({ id, to }) =>
        to === null
          ? { change: "end" as const, assignment: id }
          : { change: "replace" as const, assignment: id, person: to },
      );
    if (changes.length === 0) return { opens: 0, closes: 0, agents: [], refused: [] };
    return previewChange(context, { changes });
  },
});
