import { z } from "zod";
import { standings } from "#lib/controls/core/standing.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { type ControlStandingAnswer, standingColumns, standingsFrom } from "./store-controls.ts";

const shape: ListShape = {
  sortable: {
    control: { sql: "s.control", type: "text" },
    agent: { sql: "s.name", type: "text" },
    riskTier: { sql: 's."riskTier"', type: '"RiskTier"' },
  },
  usually: "-riskTier,agent,control",
  id: "s.id",
};

/** Each control on each agent to which it applies: the list behind the difference between defined and tested (R36, R137). */
export const listControlStandings = query({
  may: "report.read",
  summary: "List controls on agents as unowned, defined only, tested or set aside",
  input: listFields.omit({ asOf: true }).extend({
    standing: oneOf(standings).optional(),
    control: z.string().trim().max(40).toUpperCase().optional(),
    agent: reference.optional(),
    unit: z.string().trim().max(200).optional(),
  }),
  async read(queryable, input) {
    const where = new Conditions()
      .add("(s.control || ' ' || s.name) ILIKE $", likeContaining(input.q))
      .add("s.standing = $", input.standing)
      .add("s.control = $", input.control)
      .add('s."businessUnit" = $', input.unit);
    if (input.agent !== undefined)
      where.add('s."agentId" = $::uuid', await idInAddress(queryable, "agent", input.agent));
    return readPage<ControlStandingAnswer>(queryable, shape, input, {
      columns: standingColumns,
      from: standingsFrom,
      where,
    });
  },
});
