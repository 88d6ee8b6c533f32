import { z } from "zod";
import { invalid } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { moment, reference, text } from "#lib/verbs/fields.ts";
import { deputyErrors } from "./core/naming.ts";
import { idsInList } from "./resolve.ts";

/** What can be said of an assignment later as well as at its start; null clears. */
export const assignmentFields = {
  accountable: z.boolean({ error: "Say true or false." }).optional(),
  deputies: z.array(reference).max(10, "At most 10 deputies.").optional(),
  authority: text(2000).nullable().optional(),
  endsAt: moment.nullable().optional(),
};

/**
 * The deputies' ids in their order.
 * @throws Refusal `invalid` where one is unknown, not active, named twice, or the person themselves (R10)
 */
export async function deputiesByName(
  tx: Transaction,
  names: readonly string[],
  personId: string | null,
): Promise<{ id: string; name: string }[]> {
  if (names.length === 0) return [];
  if (personId === null) throw invalid(deputyErrors([{ id: "", status: undefined }], null));
  const ids = await idsInList(tx, "person", "deputies", names);
  const people = await tx.models.person.findMany({ where: { id: { in: ids } } });
  const byId = new Map(people.map((person) => [person.id, person]));
  const errors = deputyErrors(
    ids.map((id) => ({ id, status: byId.get(id)?.status })),
    personId,
  );
  if (errors.length > 0) throw invalid(errors);
  return ids.map((id) => ({ id, name: byId.get(id)?.name ?? "" }));
}
