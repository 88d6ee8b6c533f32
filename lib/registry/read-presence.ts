import { z } from "zod";
import { asOf } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import type { PersonStatus } from "./core/vocabulary.ts";
import { isoSql } from "./references.ts";

/** Somebody who does not answer now: suspended, or left with the date. */
export interface AbsentPerson {
  id: string;
  status: Exclude<PersonStatus, "active">;
  leftAt: string | null;
}

/**
 * Who of some people is not active, so that a list never shows a name as if it answered (R9). Who is active, or not
 * registered, is left out.
 */
export const readPresence = query({
  may: "catalogue.read",
  summary: "Read who of some people is not active",
  input: z.strictObject({ people: z.array(z.uuid()).max(1000), asOf }),
  single: true,
  read: (queryable, { people }): Promise<AbsentPerson[]> =>
    people.length === 0
      ? Promise.resolve([])
      : queryable.query<AbsentPerson>(
          `SELECT p.id::text AS id, p.status::text AS status, ${isoSql('p."leftAt"')} AS "leftAt" FROM "Person" p
           WHERE p.id = ANY($1::uuid[]) AND p.status <> 'active'`,
          [people],
        ),
});
