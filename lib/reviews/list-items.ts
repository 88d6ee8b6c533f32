import { z } from "zod";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { riskTiers } from "#lib/registry/core/vocabulary.ts";
import { idInAddress, personInAddress } from "#lib/registry/resolve.ts";
import { isId, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { itemStates, tags } from "./core/vocabulary.ts";
import { itemFrom, type ListedItem, listedItemColumns } from "./store-item-answers.ts";

const shape: ListShape = {
  sortable: {
    tier: { sql: "i.tier", type: '"RiskTier"' },
    agent: { sql: "a.name", type: "text" },
    capability: { sql: "c.name", type: "text" },
    dueAt: { sql: 'i."dueAt"', type: "timestamptz" },
    state: { sql: "i.state", type: '"ReviewItemState"' },
    tag: { sql: "i.tag", type: "text" },
    unit: { sql: "COALESCE(i.unit, '')", type: "text" },
  },
  usually: "-tier,agent,capability",
  id: "i.id",
};

/** What the items of a campaign can be narrowed by. */
export const itemFilters = {
  tag: z.enum(tags).optional(),
  state: z.enum(itemStates).optional(),
  tier: z.enum(riskTiers).optional(),
  unit: z.string().trim().max(200).optional(),
  agent: reference.optional(),
  /** Who is asked now; 'none' for nobody, 'me' for whoever reads. */
  reviewer: reference.optional(),
};

const filters = z.object({ q: z.string().optional(), ...itemFilters });

/** The filters as conditions on "ReviewItem" i with its agent and capability. */
async function itemConditions(
  queryable: Queryable,
  asked: z.output<typeof filters>,
  asking: string | null,
): Promise<Conditions> {
  const where = new Conditions()
    .add("(a.name || ' ' || c.name) ILIKE $", likeContaining(asked.q))
    .add("i.tag = $", asked.tag)
    .add('i.state = $::"ReviewItemState"', asked.state)
    .add('i.tier = $::"RiskTier"', asked.tier)
    .add("i.unit = $", asked.unit);
  if (asked.agent !== undefined) where.add('i."agentId" = $::uuid', await idInAddress(queryable, "agent", asked.agent));
  const now = `FROM "ReviewerOfItem" r WHERE r."itemId" = i.id AND r.stage = i.stage AND r."endedAt" IS NULL`;
  if (asked.reviewer === "none") where.always(`NOT EXISTS (SELECT ${now})`);
  else if (asked.reviewer !== undefined)
    where.add(
      `EXISTS (SELECT ${now} AND r."personId" = $::uuid)`,
      await personInAddress(queryable, asked.reviewer, asking),
    );
  return where;
}

/** The items of a campaign: by tag, state, tier, unit, agent and reviewer. */
export const listItems = query({
  may: "catalogue.read",
  summary: "List the items of a campaign",
  input: listFields.omit({ asOf: true }).extend({ campaign: z.string().max(100), ...itemFilters }),
  async read(queryable, input, { context }) {
    if (!isId(input.campaign)) throw missing("campaign", input.campaign);
    const where = (await itemConditions(queryable, input, context.actor.personId)).add(
      'i."campaignId" = $::uuid',
      input.campaign,
    );
    return readPage<ListedItem>(queryable, shape, input, { columns: listedItemColumns, from: itemFrom, where });
  },
});
