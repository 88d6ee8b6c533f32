import type { Queryable } from "#lib/platform/database.ts";

/** Active people with platform role security: they decide about exceptions, and see to what nobody else is there for. */
export async function securityPeople(queryable: Queryable): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT id::text AS id FROM "Person" WHERE status = 'active' AND 'security' = ANY("platformRoles") ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}
