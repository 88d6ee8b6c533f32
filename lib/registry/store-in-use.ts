import type { Queryable } from "#lib/platform/database.ts";
import type { InUse, Use } from "./core/in-use.ts";
import { slugReferenceSql } from "./references.ts";

/** So many are named; all are counted. */
const NAMED = 50;

/** A retired agent uses nothing any more; a rejected one may be taken up again as it was. Agent `g`. */
const LIVE = `g.state <> 'retired'`;

async function inUse(queryable: Queryable, uses: string, id: string): Promise<InUse> {
  const rows = await queryable.query<Use & { count: number }>(
    `SELECT u.agent, u.capability, u.request, (count(*) OVER ())::int AS count FROM (${uses}) u
     ORDER BY u.agent->>'name', u.capability->>'name' NULLS FIRST, u.request NULLS FIRST, u.agent->>'id' LIMIT ${NAMED}`,
    [id],
  );
  return {
    count: rows[0]?.count ?? 0,
    by: rows.map(({ agent, capability, request }) => ({ agent, capability, request })),
  };
}

/** Capabilities on a system, those that wait for a decision included, and what is asked to be moved onto it. */
export const usesOfSystem = (queryable: Queryable, id: string): Promise<InUse> =>
  inUse(
    queryable,
    `SELECT ${slugReferenceSql("g")} AS agent, ${slugReferenceSql("c")} AS capability, NULL::text AS request
     FROM "Capability" c JOIN "Agent" g ON g.id = c."agentId"
     WHERE c."systemId" = $1::uuid AND c.state <> 'ended' AND ${LIVE}
     UNION ALL SELECT ${slugReferenceSql("g")}, ${slugReferenceSql("c")}, r.id::text
     FROM "Request" r JOIN "Agent" g ON g.id = r."agentId" JOIN "Capability" c ON c.id = r."capabilityId"
       JOIN "System" s ON s.id = $1::uuid
     WHERE r.kind = 'change' AND r.state IN ('open', 'changes_requested') AND c."systemId" IS DISTINCT FROM s.id
       AND lower(r.proposal->'fields'->>'system') IN (s.slug, s.id::text) AND ${LIVE}`,
    id,
  );

/** Agents that name a data source. */
export const usesOfDataSource = (queryable: Queryable, id: string): Promise<InUse> =>
  inUse(
    queryable,
    `SELECT ${slugReferenceSql("g")} AS agent, NULL::jsonb AS capability, NULL::text AS request
     FROM "AgentDataSource" l JOIN "Agent" g ON g.id = l."agentId" WHERE l."dataSourceId" = $1::uuid AND ${LIVE}`,
    id,
  );
