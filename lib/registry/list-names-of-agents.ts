import { z } from "zod";
import { asOf } from "#lib/verbs/fields.ts";
import { likeContaining } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";

/** A name that agents carry, with the count of these. */
export interface NameOfAgents {
  name: string;
  agents: number;
}

/** Names in a column of "Agent" a, those with most agents first. `column` and `where` are SQL of ours. */
const namesOfAgents = (summary: string, column: string, where: string) =>
  query({
    may: "catalogue.read",
    summary,
    input: z.strictObject({
      q: z.string().trim().max(200, "At most 200 characters.").optional(),
      limit: z.coerce.number({ error: "Write a number." }).int().min(1).max(200, "At most 200.").default(50),
      asOf,
    }),
    async read(queryable, { q, limit }) {
      const all = await queryable.query<NameOfAgents>(
        `SELECT ${column} AS name, count(*)::int AS agents FROM "Agent" a
         WHERE ${column} IS NOT NULL AND ${where} AND ($1::text IS NULL OR ${column} ILIKE $1)
         GROUP BY 1 ORDER BY 2 DESC, 1`,
        [likeContaining(q) ?? null],
      );
      return { data: all.slice(0, limit), nextCursor: null, total: all.length };
    },
  });

/** Business units with the count of their agents. */
export const listUnits = namesOfAgents("List business units of agents", 'a."businessUnit"', "true");

/** Vendors of active agents, which can be stopped together (R98), with the count of these. */
export const listVendors = namesOfAgents("List vendors of active agents", "a.vendor", "a.state = 'active'");
