import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { StandIn } from "#lib/registry/core/standing-in.ts";
import { awayInSql } from "#lib/registry/periods-in-sql.ts";
import { firstDeputyInSql } from "#lib/registry/standing-in.ts";
import { assignmentOfStepInSql } from "./asked-by.ts";

/** Who stands in at the open steps of a retirement whose person is out of office, by the step. */
export async function standInsOfSteps(
  queryable: Queryable,
  retirementId: string,
  now: Instant,
): Promise<ReadonlyMap<string, StandIn>> {
  const rows = await queryable.query<StandIn & { step: string }>(
    `SELECT x.step, x."personId", x.holder FROM (
       SELECT t.id::text AS step, jsonb_build_object('id', h.id, 'name', h.name) AS holder, ${firstDeputyInSql("$2")}::text AS "personId"
       FROM "RetirementStep" t JOIN "Person" h ON h.id = t."personId" AND h.status = 'active' AND ${awayInSql("h", "$2")}
       JOIN "Assignment" s ON s.id = ${assignmentOfStepInSql("$2")}
       WHERE t."retirementId" = $1::uuid AND t.state = 'open') x
     WHERE x."personId" IS NOT NULL`,
    [retirementId, iso(now)],
  );
  return new Map(rows.map(({ step, ...standIn }) => [step, standIn]));
}
