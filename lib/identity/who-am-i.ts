import { z } from "zod";
import { query } from "#lib/verbs/query.ts";

/** Who asks, as the registry sees them: for the console's header, and for a script to check its token. */
export const whoAmI = query({
  may: "session.read",
  summary: "Read who you are and what you may do",
  input: z.strictObject({}),
  single: true,
  async read(queryable, _input, { context: { actor } }) {
    const [person] =
      actor.personId === null
        ? []
        : await queryable.query<{ email: string }>(`SELECT email FROM "Person" WHERE id = $1::uuid`, [actor.personId]);
    return {
      kind: actor.kind,
      id: actor.id,
      name: actor.name,
      email: person?.email ?? null,
      platformRoles: [...actor.roles],
      scopes: actor.scopes === null ? null : [...actor.scopes],
    };
  },
});
