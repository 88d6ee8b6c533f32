import { z } from "zod";
import { idInAddress } from "#lib/registry/resolve.ts";
import { reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { type FollowUpAnswer, followUpColumns, followUpFrom } from "./store-follow-ups.ts";

const shape: ListShape = {
  sortable: { dueAt: { sql: 'f."dueAt"', type: "timestamptz" }, agent: { sql: "a.name", type: "text" } },
  usually: "dueAt,agent",
  id: "f.id",
};

/** What a campaign asked to be revoked or changed, with whether somebody confirmed it. */
export const listFollowUps = query({
  may: "catalogue.read",
  summary: "List the revocations and changes that a campaign follows",
  input: listFields.omit({ asOf: true }).extend({
    campaign: z.uuid("Name a campaign by its id."),
    confirmed: z.enum(["true", "false"]).optional(),
    assignee: reference.optional(),
  }),
  async read(queryable, input) {
    const where = new Conditions().add('f."campaignId" = $::uuid', input.campaign);
    if (input.confirmed !== undefined)
      where.always(`f."confirmedAt" IS ${input.confirmed === "true" ? "NOT NULL" : "NULL"}`);
    if (input.assignee !== undefined)
      where.add('f."assigneeId" = $::uuid', await idInAddress(queryable, "person", input.assignee));
    return readPage<FollowUpAnswer>(queryable, shape, input, { columns: followUpColumns, from: followUpFrom, where });
  },
});
