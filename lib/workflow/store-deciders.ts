import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { awayInSql } from "#lib/registry/periods-in-sql.ts";
import type { Directory } from "./core/registration-approvers.ts";
import type { Decider } from "./core/who-is-asked.ts";

interface Row {
  id: string;
  name: string;
  status: "active" | "suspended" | "left";
  away: boolean;
  managerId: string | null;
}

const unableBecause = ({ status, away }: Row): string | null =>
  status === "left" ? "has left" : status === "suspended" ? "is suspended" : away ? "is out of office" : null;

/** The people who may be asked, with their managers, as they are now. */
export async function directoryOf(
  queryable: Queryable,
  ids: readonly string[],
  submittedBy: string | null,
  now: Instant,
): Promise<Directory> {
  const rows = await queryable.query<Row>(
    `SELECT p.id::text AS id, p.name, p.status::text AS status, p."managerId"::text AS "managerId",
       COALESCE(${awayInSql("p", "$2")}, false) AS away
     FROM "Person" p WHERE p.id = ANY($1::uuid[])
       OR p.id IN (SELECT m."managerId" FROM "Person" m WHERE m.id = ANY($1::uuid[]))`,
    [[...new Set(ids)], iso(now)],
  );
  const [compliance] = await queryable.query<{ there: boolean }>(
    `SELECT EXISTS (SELECT FROM "Person" WHERE status = 'active' AND 'compliance' = ANY("platformRoles")
       AND id IS DISTINCT FROM $1::uuid) AS there`,
    [submittedBy],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const decider = (id: string): Decider | null => {
    const row = byId.get(id);
    return row ? { id, name: row.name, unable: unableBecause(row) } : null;
  };
  return {
    decider,
    managerOf: (id) => {
      const managerId = byId.get(id)?.managerId;
      return managerId ? decider(managerId) : null;
    },
    complianceThere: compliance?.there === true,
  };
}
