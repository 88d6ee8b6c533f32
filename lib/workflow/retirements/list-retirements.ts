import { z } from "zod";
import { idInAddress, personInAddress } from "#lib/registry/resolve.ts";
import { oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { retirementStates } from "./core/retirement-lifecycle.ts";
import { type RetirementRow, retirementColumns, retirementFrom } from "./store.ts";

const shape: ListShape = {
  sortable: {
    requestedAt: { sql: 'r."requestedAt"', type: "timestamptz" },
    scheduledAt: { sql: `COALESCE(r."scheduledAt", 'infinity')`, type: "timestamptz" },
    state: { sql: "r.state", type: '"RetirementState"' },
    agent: { sql: "a.name", type: "text" },
    requestedBy: { sql: 'r."requestedByName"', type: "text" },
  },
  usually: "-requestedAt",
  id: "r.id",
};

/** Retirements, the newest first. */
export const listRetirements = query({
  may: "catalogue.read",
  summary: "List retirements",
  input: listFields.extend({
    state: oneOf(retirementStates).optional(),
    agent: reference.optional(),
    /** Who asked for it; 'me' is whoever reads. */
    requestedBy: reference.optional(),
    /** Whether the clock proposed it, because the agent's end came. */
    proposed: z.enum(["true", "false"], { error: "Say true or false." }).optional(),
  }),
  async read(queryable, input, { context }) {
    const where = new Conditions()
      .add("(a.name || ' ' || r.reason) ILIKE $", likeContaining(input.q))
      .add('r.state = $::"RetirementState"', input.state)
      .add('(r."proposedFor" IS NOT NULL) = $::boolean', input.proposed);
    if (input.agent !== undefined)
      where.add('r."agentId" = $::uuid', await idInAddress(queryable, "agent", input.agent));
    if (input.requestedBy !== undefined)
      where.add(
        'r."requestedById" = $::uuid',
        await personInAddress(queryable, input.requestedBy, context.actor.personId),
      );
    return readPage<RetirementRow>(queryable, shape, input, {
      columns: retirementColumns,
      from: retirementFrom,
      where,
    });
  },
});
