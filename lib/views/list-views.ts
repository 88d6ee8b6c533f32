import { z } from "zod";
import { oneOf } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { lists } from "./core/lists.ts";
import { viewById, viewsOf } from "./store.ts";

/** The views that who asks sees: their own and the shared ones, of one list or of all. Few, so that they are one page. */
export const listViews = query({
  may: "catalogue.read",
  summary: "List saved views",
  input: z.strictObject({ list: oneOf(lists).optional() }),
  single: true,
  async read(queryable, { list }, { context }) {
    const data = await viewsOf(queryable, context.actor.personId, list ?? null);
    return { data, nextCursor: null, total: data.length };
  },
});

/** One view. */
export const readView = query({
  may: "catalogue.read",
  summary: "Read a saved view",
  input: z.strictObject({ view: z.string().max(100) }),
  single: true,
  read: (queryable, { view }, { context }) => viewById(queryable, context.actor.personId, view),
});
