import { z } from "zod";
import { mayDo } from "#lib/identity/core/access.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { isId } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { asksForRisk } from "./core/decide.ts";
import type { ItemContext } from "./core/item-context.ts";
import {
  type ItemHistory,
  itemFrom,
  type ListedItem,
  listedItemColumns,
  readItemHistory,
} from "./store-item-answers.ts";

/** Everything that a reviewer needs on one card. */
export interface ItemCard extends ListedItem, ItemHistory {
  /** What it is about, frozen when it was opened. */
  context: ItemContext;
  /** The residual risk has to be confirmed or said anew with a certification or a change (R89). */
  asksForRisk: boolean;
  /** Whether the asker may answer it, and hand it on. */
  may: { answer: boolean; reassign: boolean };
}

/** An item with its card, frozen when it was opened, and what the asker may do about it. @throws Refusal `missing` */
export async function readItemById(queryable: Queryable, id: string, { actor }: Context): Promise<ItemCard> {
  const [item] = isId(id)
    ? await queryable.query<ListedItem & { context: ItemContext }>(
        `SELECT ${listedItemColumns}, i.context FROM ${itemFrom} WHERE i.id = $1::uuid`,
        [id],
      )
    : [];
  if (item === undefined) throw missing("review item", id);
  const history = await readItemHistory(queryable, { id, agentId: item.agent.id, capabilityId: item.capability.id });
  const open = item.campaign.state === "open" && item.state === "waiting";
  const ids = item.reviewers.filter(({ answered }) => !answered).map(({ person }) => person.id);
  const asked = { asked: { ids, roles: [] } };
  return {
    ...item,
    ...history,
    asksForRisk: asksForRisk({ tier: item.tier, residualRisk: history.residualRisk }),
    may: {
      answer: open && mayDo(actor, "review.answer", asked),
      reassign: open && mayDo(actor, "review.reassign", asked),
    },
  };
}

/** One item, by its campaign. */
export const readItem = query({
  may: "catalogue.read",
  summary: "Read a review item with everything that its card shows",
  input: z.strictObject({ campaign: z.string().max(100), item: z.string().max(100) }),
  async read(queryable, input, { context }) {
    const item = await readItemById(queryable, input.item, context);
    if (item.campaign.id !== input.campaign) throw missing("review item", input.item);
    return item;
  },
});
