import type { Queryable } from "#lib/platform/database.ts";
import { awayInSql, presentInSql } from "#lib/registry/periods-in-sql.ts";
import { firstDeputyInSql } from "#lib/registry/standing-in.ts";

/** An assignment whose holder is away, for whom the asker stands in. */
export interface StandIn {
  assignmentId: string;
  personId: string;
  agentId: string | null;
}

/**
 * For whom a person stands in now: assignments whose holder is out of office and of whose deputies, in their order,
 * this one is the first who is active, there, and would not clash (R41, R93).
 */
export const standsInFor = (queryable: Queryable, personId: string, now: string): Promise<StandIn[]> =>
  queryable.query<StandIn>(
    `SELECT s.id::text AS "assignmentId", s."personId"::text AS "personId", s."agentId"::text AS "agentId"
     FROM "AssignmentDeputy" mine JOIN "Assignment" s ON s.id = mine."assignmentId" JOIN "Person" h ON h.id = s."personId"
     WHERE mine."personId" = $1::uuid AND h.status = 'active' AND ${presentInSql("s", "$2")} AND ${awayInSql("h", "$2")}
       AND mine."personId" = ${firstDeputyInSql("$2")}`,
    [personId, now],
  );
