import { invalid, missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isId } from "#lib/verbs/fields.ts";

/** The things that others name by id or by their stable human name, and the column that holds it. */
const named = {
  person: { table: "Person", column: "email", label: "person" },
  team: { table: "Team", column: "slug", label: "team" },
  system: { table: "System", column: "slug", label: "system" },
  dataSource: { table: "DataSource", column: "slug", label: "data source" },
  agent: { table: "Agent", column: "slug", label: "agent" },
} as const;

export type Named = keyof typeof named;

/**
 * The id behind a name in an address (`/people/mira.chen@example.com`). Names never change, so it is looked up in the
 * present even for reads of the past.
 * @throws Refusal `missing` (404)
 */
export async function idInAddress(queryable: Queryable, kind: Named, name: string): Promise<string> {
  const found = await lookUp(queryable, kind, [name]);
  const id = found.get(name.toLowerCase());
  if (!id) throw missing(named[kind].label, name);
  return id;
}

/** An id that nobody has. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * The id behind a person's name in an address, where 'me' is whoever asks: so that a saved view means each of its
 * readers. A token is nobody.
 * @throws Refusal `missing` (404)
 */
export const personInAddress = async (queryable: Queryable, name: string, asking: string | null): Promise<string> =>
  name === "me" ? (asking ?? NOBODY) : idInAddress(queryable, "person", name);

/**
 * The ids behind names in a body, in their order; null stays null and undefined stays undefined ('not named').
 * @throws Refusal `invalid` (400) with the field's path when one is not registered.
 */
export async function idsInFields<Fields extends Record<string, string | null | undefined>>(
  queryable: Queryable,
  kind: Named,
  fields: Fields,
): Promise<{ [Path in keyof Fields]: Fields[Path] }> {
  const names = Object.values(fields).filter((name): name is string => typeof name === "string");
  const found = await lookUp(queryable, kind, names);
  const unknown = Object.entries(fields).filter(
    ([, name]) => typeof name === "string" && !found.has(name.toLowerCase()),
  );
  if (unknown.length > 0)
    throw invalid(unknown.map(([path, name]) => ({ path, message: `There is no ${named[kind].label} '${name}'.` })));
  return Object.fromEntries(
    Object.entries(fields).map(([path, name]) => [
      path,
      typeof name === "string" ? found.get(name.toLowerCase()) : name,
    ]),
  ) as { [Path in keyof Fields]: Fields[Path] };
}

/** The same for a list under one path: `members.3` is the path of the fourth. */
export async function idsInList(
  queryable: Queryable,
  kind: Named,
  path: string,
  names: readonly string[],
): Promise<string[]> {
  const fields = Object.fromEntries(names.map((name, index) => [`${path}.${index}`, name]));
  return Object.values(await idsInFields(queryable, kind, fields)) as string[];
}

async function lookUp(queryable: Queryable, kind: Named, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const { table, column } = named[kind];
  const lower = names.map((name) => name.toLowerCase());
  const rows = await queryable.query<{ id: string; name: string }>(
    `SELECT id::text AS id, "${column}" AS name FROM public."${table}" WHERE id = ANY($1::uuid[]) OR "${column}" = ANY($2::text[])`,
    [lower.filter(isId), lower.filter((name) => !isId(name))],
  );
  return new Map(rows.flatMap((row) => [[row.id, row.id] as const, [row.name, row.id] as const]));
}
