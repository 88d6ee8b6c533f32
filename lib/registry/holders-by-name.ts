import type { Queryable } from "#lib/platform/database.ts";
import type { AssignmentFacts, PersonFacts } from "./core/facts.ts";
import { idsInFields } from "./resolve.ts";
import { readPersonRows, readTeamRows } from "./store-facts.ts";

/**
 * The people behind names in a body, by the field's path, as the judgement sees them.
 * @throws Refusal `invalid` with the path of each that is not registered
 */
export async function peopleInFields(
  queryable: Queryable,
  fields: Record<string, string>,
): Promise<(path: string) => PersonFacts | null> {
  const ids: Record<string, string> = await idsInFields(queryable, "person", fields);
  const rows = await readPersonRows(queryable, [...new Set(Object.values(ids))]);
  const people = new Map(
    rows.map((row) => [row.id, { ...row, leftAt: row.leftAt === null ? null : new Date(row.leftAt).getTime() }]),
  );
  return (path) => people.get(ids[path] ?? "") ?? null;
}

/** The same for teams. @throws Refusal `invalid` */
export async function teamsInFields(
  queryable: Queryable,
  fields: Record<string, string>,
): Promise<(path: string) => AssignmentFacts["team"]> {
  const ids: Record<string, string> = await idsInFields(queryable, "team", fields);
  const rows = await readTeamRows(queryable, [...new Set(Object.values(ids))]);
  const teams = new Map(rows.map((row) => [row.id, row]));
  return (path) => teams.get(ids[path] ?? "") ?? null;
}
