import type { Queryable } from "#lib/platform/database.ts";

/** The agents to which assignments belong, by the assignment's id; one that is not there is absent. */
export async function agentsOfAssignments(
  queryable: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await queryable.query<{ id: string; agentId: string }>(
    `SELECT id::text AS id, "agentId"::text AS "agentId" FROM "Assignment" WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, agentId }) => [id, agentId]));
}
