import { z } from "zod";
import { asOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { idInAddress } from "./resolve.ts";
import { readTeamById, type TeamAnswer, teamColumns, teamFrom } from "./store-teams.ts";

const shape: ListShape = { sortable: { name: { sql: "t.name", type: "text" } }, usually: "name", id: "t.id" };

/** Teams, filtered, sorted and paged; those that have ended only when `ended` asks for them. */
export const listTeams = query({
  may: "catalogue.read",
  summary: "List teams",
  input: listFields.extend({ ended: z.enum(["true", "false"]).default("false") }),
  read: (queryable, input) =>
    readPage<TeamAnswer>(queryable, shape, input, {
      columns: teamColumns,
      from: teamFrom,
      countFrom: '"Team" t',
      where: new Conditions()
        .add("(t.name || ' ' || t.slug) ILIKE $", likeContaining(input.q))
        .always(input.ended === "true" ? 't."endedAt" IS NOT NULL' : 't."endedAt" IS NULL'),
    }),
});

/** One team. */
export const readTeam = query({
  may: "catalogue.read",
  summary: "Read a team",
  input: z.strictObject({ team: reference, asOf }),
  read: async (queryable, input) => readTeamById(queryable, await idInAddress(queryable, "team", input.team)),
});
