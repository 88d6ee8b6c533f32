import type { Queryable } from "#lib/platform/database.ts";

/** The version of what is recorded about each control of an agent, by the control's id. */
export async function agentControlVersions(
  queryable: Queryable,
  agentId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await queryable.query<{ controlId: string; version: number }>(
    `SELECT "controlId", version FROM "AgentControl" WHERE "agentId" = $1::uuid`,
    [agentId],
  );
  return new Map(rows.map(({ controlId, version }) => [controlId, version]));
}
