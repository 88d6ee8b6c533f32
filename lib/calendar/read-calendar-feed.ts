import { z } from "zod";
import { query } from "#lib/verbs/query.ts";
import { feedOf } from "./store.ts";

/** Since when the asker has a calendar address. The address itself is known to them alone. */
export const readCalendarFeed = query({
  may: "notice.read",
  summary: "Read whether your calendar has an address",
  input: z.strictObject({}),
  single: true,
  read: (queryable, _input, { context: { actor } }) => feedOf(queryable, actor.personId),
});
