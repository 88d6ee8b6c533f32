import { z } from "zod";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { campaignStates } from "./core/vocabulary.ts";
import { type CampaignRecord, campaignColumns } from "./store-campaign-answers.ts";

const shape: ListShape = {
  sortable: {
    name: { sql: "g.name", type: "text" },
    // What runs and what comes next first, then the past, the latest first.
    state: {
      sql: "CASE g.state WHEN 'open' THEN 0 WHEN 'scheduled' THEN 1 WHEN 'draft' THEN 2 WHEN 'closed' THEN 3 ELSE 4 END",
      type: "int",
    },
    dueAt: { sql: `COALESCE(g."dueAt", g."startsAt", g."createdAt")`, type: "timestamptz" },
    createdAt: { sql: 'g."createdAt"', type: "timestamptz" },
  },
  usually: "state,-dueAt",
  id: "g.id",
};

/** Campaigns with their progress; templates only when they are asked for. */
export const listCampaigns = query({
  may: "catalogue.read",
  summary: "List access review campaigns",
  input: listFields.omit({ asOf: true }).extend({
    state: z.enum(campaignStates).optional(),
    kind: z.enum(["campaign", "change"]).optional(),
    template: z.enum(["true", "false"]).default("false"),
  }),
  read(queryable, input) {
    const where = new Conditions()
      .add("g.name ILIKE $", likeContaining(input.q))
      .add('g.state = $::"CampaignState"', input.state)
      .add("g.kind = $", input.kind)
      .add("g.template = $::boolean", input.template);
    return readPage<CampaignRecord>(queryable, shape, input, { columns: campaignColumns, from: '"Campaign" g', where });
  },
});
