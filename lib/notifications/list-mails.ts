import { oneOf } from "#lib/verbs/fields.ts";
import { Conditions, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { type MailAnswer, mailStates } from "./core/mail-answer.ts";
import { mailColumns, mailFrom, mailStateSql } from "./store-mails.ts";

/** Mails and what became of them, the newest first; those that were given up by `state=failed`. */
export const listMails = query({
  may: "job.manage",
  summary: "List mails",
  input: listFields.omit({ asOf: true }).extend({ state: oneOf(mailStates).optional() }),
  read(queryable, input) {
    const where = new Conditions()
      .add("(p.name ILIKE $ OR p.email ILIKE $)", likeContaining(input.q))
      .add(`${mailStateSql} = $`, input.state);
    return readPage<MailAnswer>(queryable, shape, input, { columns: mailColumns, from: mailFrom, where });
  },
});

const shape = {
  sortable: { createdAt: { sql: 'm."createdAt"', type: "timestamptz" } },
  usually: "-createdAt",
  id: "m.id",
};
