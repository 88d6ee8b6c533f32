import { z } from "zod";
import { idInAddress } from "#lib/registry/resolve.ts";
import { reference } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { managerAboveOf } from "./who-hands-over.ts";

/** Who hands over for a person besides themselves, security and admins: what a page looks at before it offers the act. */
export const readWhoHandsOver = query({
  may: "catalogue.read",
  summary: "Read who hands over for a person",
  input: z.strictObject({ person: reference }),
  read: async (queryable, { person }): Promise<{ managerId: string | null }> => ({
    managerId: await managerAboveOf(queryable, await idInAddress(queryable, "person", person)),
  }),
});
