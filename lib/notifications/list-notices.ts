import { z } from "zod";
import { oneOf } from "#lib/verbs/fields.ts";
import { Conditions, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import type { NoticeAnswer } from "./core/notice-answer.ts";
import { noticeKindNames } from "./core/notice-kinds.ts";
import { noticeColumns, noticeFrom, unreadCount } from "./store.ts";

/** The asker's own notices, the newest first. */
export const listNotices = query({
  may: "notice.read",
  summary: "List your notices",
  input: listFields
    .omit({ asOf: true })
    .extend({ kind: oneOf(noticeKindNames).optional(), state: oneOf(["unread", "read"]).optional() }),
  read(queryable, input, { context: { actor } }) {
    const where = new Conditions()
      .add(`n."personId" = $::uuid`, actor.personId)
      .add("n.title ILIKE $", likeContaining(input.q))
      .add("n.kind = $", input.kind);
    // A token stands for nobody, and nobody is told nothing.
    if (actor.personId === null) where.always("FALSE");
    if (input.state) where.always(`n."readAt" IS ${input.state === "unread" ? "" : "NOT "}NULL`);
    return readPage<NoticeAnswer>(queryable, shape, input, { columns: noticeColumns, from: noticeFrom, where });
  },
});

const shape = { sortable: { at: { sql: "n.at", type: "timestamptz" } }, usually: "-at", id: "n.id" };

/** How many of the asker's notices are unread: the number beside the bell. */
export const countNotices = query({
  may: "notice.read",
  summary: "Count your unread notices",
  input: z.strictObject({}),
  single: true,
  read: async (queryable, _input, { context: { actor } }) => ({ unread: await unreadCount(queryable, actor.personId) }),
});
