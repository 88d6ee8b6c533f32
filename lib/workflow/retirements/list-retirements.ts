import { idInAddress } from "#lib/registry/resolve.ts";
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
  },
  usually: "-requestedAt",
  id: "r.id",
};

/** Retirements, the newest first. */
export const listRetirements = query({
  may: "catalogue.read",
  summary: "List retirements",
  input: listFields.extend({ state: oneOf(retirementStates).optional(), agent: reference.optional() }),
  async read(queryable, input) {
    const where = new Conditions()
      .add("(a.name || ' ' || r.reason) ILIKE $", likeContaining(input.q))
      .add('r.state = $::"RetirementState"', input.state);
    if (input.agent !== undefined)
      where.add('r."agentId" = $::uuid', await idInAddress(queryable, "agent", input.agent));
    return readPage<RetirementRow>(queryable, shape, input, {
      columns: retirementColumns,
      from: retirementFrom,
      where,
    });
  },
});
