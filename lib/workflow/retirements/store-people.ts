import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import { presentInSql } from "#lib/registry/periods-in-sql.ts";

/** Those of some people who are active. */
export const activeAmong = async (queryable: Queryable, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await queryable.query<{ id: string }>(
        `SELECT id::text AS id FROM "Person" WHERE id = ANY($1::uuid[]) AND status = 'active'`,
        [ids],
      )
    ).map(({ id }) => id),
  );

/** Active people present in one of the roles on an agent, `except` some; where nobody is left, those of security. */
export async function activeHolders(
  queryable: Queryable,
  agentId: string,
  roles: readonly Role[],
  now: Instant,
  except: readonly string[] = [],
): Promise<string[]> {
  const rows = await queryable.query<{ id: string; holds: boolean }>(
    `SELECT p.id::text AS id, h.id IS NOT NULL AS holds FROM "Person" p
     LEFT JOIN LATERAL (SELECT h.id FROM "Assignment" h WHERE h."personId" = p.id AND h."agentId" = $1::uuid AND h.role = ANY($2::text[]::"Role"[])
       AND ${presentInSql("h", "$3")} LIMIT 1) h ON true
     WHERE p.status = 'active' AND p.id <> ALL($4::uuid[]) AND (h.id IS NOT NULL OR 'security' = ANY(p."platformRoles")) ORDER BY p.id`,
    [agentId, roles, iso(now), except],
  );
  const holding = rows.filter(({ holds }) => holds);
  return (holding.length > 0 ? holding : rows).map(({ id }) => id);
}
