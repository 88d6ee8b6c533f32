import { z } from "zod";
import { idInAddress } from "#lib/registry/resolve.ts";
import { reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { type FollowUpAnswer, followUpColumns, followUpFrom, standInsOfFollowUps } from "./store-follow-ups.ts";

const shape: ListShape = {
  sortable: { dueAt: { sql: 'f."dueAt"', type: "timestamptz" }, agent: { sql: "a.name", type: "text" } },
  usually: "dueAt,agent",
  id: "f.id",
};

/** A follow-up with who may confirm it in its assignee's place now, while they are out of office. */
export type ListedFollowUp = FollowUpAnswer & { standIn: string | null };

/** What a campaign asked to be revoked or changed, with whether somebody confirmed it. */
export const listFollowUps = query({
  may: "catalogue.read",
  summary: "List the revocations and changes that a campaign follows",
  input: listFields.omit({ asOf: true }).extend({
    campaign: z.uuid("Name a campaign by its id."),
    confirmed: z.enum(["true", "false"]).optional(),
    assignee: reference.optional(),
  }),
  async read(queryable, input, { now }) {
    const where = new Conditions().add('f."campaignId" = $::uuid', input.campaign);
    if (input.confirmed !== undefined)
      where.always(`f."confirmedAt" IS ${input.confirmed === "true" ? "NOT NULL" : "NULL"}`);
    if (input.assignee !== undefined)
      where.add('f."assigneeId" = $::uuid', await idInAddress(queryable, "person", input.assignee));
    const page = await readPage<FollowUpAnswer>(queryable, shape, input, {
      columns: followUpColumns,
      from: followUpFrom,
      where,
    });
    const standIns = await standInsOfFollowUps(
      queryable,
      page.data.map(({ id }) => id),
      now,
    );
    return { ...page, data: page.data.map((one) => ({ ...one, standIn: standIns.get(one.id)?.personId ?? null })) };
  },
});
