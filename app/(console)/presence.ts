import type { PersonStatus } from "#lib/registry/core/vocabulary.ts";
import { readPresence } from "#lib/registry/read-presence.ts";
import type { Context } from "#lib/verbs/context.ts";

interface Reference {
  id: string;
  email: string;
  name: string;
}
export type PresentPerson = Reference & { status: PersonStatus; leftAt: string | null };

/** Says of every person named on a page whether they are still there: a reference of the API does not. */
export async function presenceOf(
  context: Context,
  people: readonly (Reference | null)[],
  asOf?: string,
): Promise<<Person extends Reference | null>(person: Person) => Person extends null ? null : PresentPerson> {
  const ids = [...new Set(people.flatMap((person) => (person ? [person.id] : [])))].slice(0, 1000);
  // Nobody to look for: a list that cannot be read, because its moment is none, names nobody.
  const looked = ids.length === 0 ? [] : await readPresence(context, { people: ids, ...(asOf ? { asOf } : {}) });
  const absent = new Map(looked.map((one) => [one.id, one]));
  const presence = (person: Reference | null): PresentPerson | null =>
    person && {
      ...person,
      status: absent.get(person.id)?.status ?? "active",
      leftAt: absent.get(person.id)?.leftAt ?? null,
    };
  return presence as never;
}
