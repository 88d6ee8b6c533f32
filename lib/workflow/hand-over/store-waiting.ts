import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { awayInSql, notEndedInSql, presentInSql } from "#lib/registry/periods-in-sql.ts";
import { handsOver, managerAbove } from "./who-hands-over.ts";

/**
 * Roles `m.roles` that person `p` holds on agents of a unit `m."from"` that they left at `m.since`: they held them while
 * they were there, and have not said since that they keep them. Whoever confirms a role after the move keeps it.
 */
export const leftBehind = (now: string): string => `LATERAL (
  SELECT count(DISTINCT s.id)::int AS roles, max(h.until) AS since, min(g."businessUnit") AS "from"
  FROM "Assignment" s JOIN "Agent" g ON g.id = s."agentId" AND g.state NOT IN ('retired', 'rejected')
    AND g."businessUnit" IS DISTINCT FROM p.unit
  JOIN "History" h ON h.entity = 'Person' AND h."rowId" = p.id AND h.row ->> 'unit' = g."businessUnit" AND h.until > s."startsAt"
    AND h.until > COALESCE(GREATEST(s."acceptedAt", s."attestedAt"), '-infinity')
  WHERE s."personId" = p.id AND ${presentInSql("s", now)}) m`;

/** Roles `m.roles` of person `p` for which no deputy is there at `now`, who would decide while `p` is out of office. */
export const withoutDeputy = (now: string): string => `LATERAL (
  SELECT count(*)::int AS roles
  FROM "Assignment" s JOIN "Agent" g ON g.id = s."agentId" AND g.state NOT IN ('retired', 'rejected')
  WHERE s."personId" = p.id AND ${presentInSql("s", now)} AND NOT EXISTS (SELECT FROM "AssignmentDeputy" d JOIN "Person" q ON q.id = d."personId"
    WHERE d."assignmentId" = s.id AND q.status = 'active' AND NOT COALESCE(${awayInSql("q", now)}, false))) m`;

/** Whether person `p` is there no longer for a while. */
export const isAwaySql = (now: string): string => `p.status = 'active' AND ${awayInSql("p", now)}`;

/** Whether something that is live hangs on person `p`. */
export const holdsSomething = (now: string): string => `(
  EXISTS (SELECT FROM "Assignment" s JOIN "Agent" g ON g.id = s."agentId" WHERE s."personId" = p.id
    AND ${notEndedInSql("s", now)} AND g.state NOT IN ('retired', 'rejected'))
  OR EXISTS (SELECT FROM "System" y WHERE y."ownerId" = p.id AND y."endedAt" IS NULL)
  OR EXISTS (SELECT FROM "DataSource" y WHERE (y."dataOwnerId" = p.id OR y."qualityOwnerId" = p.id) AND y."endedAt" IS NULL)
  OR EXISTS (SELECT FROM "Control" y WHERE y."defaultOwnerId" = p.id AND y."endedAt" IS NULL))`;

/** Somebody who left or was suspended and on whom something hangs still, with who hands over and was not told yet. */
export interface Leaver {
  id: string;
  name: string;
  status: "left" | "suspended";
  key: string;
  untoldIds: string[];
}

/** People who left with something still in their name, each with who is to be told and was not. */
export const peopleWhoLeft = (queryable: Queryable, now: Instant): Promise<Leaver[]> =>
  queryable.query<Leaver>(
    `SELECT * FROM (SELECT p.id::text AS id, p.name, p.status::text AS status, k.key,
         ARRAY(SELECT q.id::text FROM "Person" q WHERE ${handsOver}
           AND NOT EXISTS (SELECT FROM "Notice" n WHERE n."personId" = q.id AND n.key = k.key) ORDER BY q.id) AS "untoldIds"
       FROM "Person" p ${managerAbove}
       CROSS JOIN LATERAL (SELECT 'hand-over:' || p.status || ':' || p.id
         || COALESCE(':' || floor(extract(epoch FROM p."leftAt"))::bigint, '') AS key) k
       WHERE p.status <> 'active' AND ${holdsSomething("$1::timestamptz")}) x
     WHERE cardinality(x."untoldIds") > 0 ORDER BY x.id`,
    [iso(now)],
  );

/** Somebody who moved or is away, with what that leaves without them. */
export interface Leaving {
  id: string;
  name: string;
  /** Who hands over for them: their manager, the next above who is there, or security. */
  askedIds: string[];
  unit: string | null;
  from: string | null;
  since: Date;
  roles: number;
}

const columns = `p.id::text AS id, p.name, ARRAY(SELECT q.id::text FROM "Person" q
  WHERE p."managerId" IS NOT NULL AND ${handsOver} ORDER BY q.id) AS "askedIds", p.unit, m.roles`;

/** Whoever changed within the days given and left roles behind in another unit. */
export const peopleWhoMoved = (queryable: Queryable, now: Instant, withinDays: number): Promise<Leaving[]> =>
  queryable.query<Leaving>(
    `SELECT ${columns}, m."from", m.since FROM "Person" p ${managerAbove} CROSS JOIN ${leftBehind("$1::timestamptz")}
     WHERE p.status = 'active' AND m.roles > 0 AND p.id IN (SELECT "rowId" FROM "History" WHERE entity = 'Person'
       AND until > $1::timestamptz - $2 * interval '24 hours') ORDER BY p.id`,
    [iso(now), withinDays],
  );

/** Whoever is out of office and has roles that no deputy looks after. */
export const peopleAway = (queryable: Queryable, now: Instant): Promise<Leaving[]> =>
  queryable.query<Leaving>(
    `SELECT ${columns}, NULL::text AS "from", p."outOfOfficeFrom" AS since FROM "Person" p ${managerAbove} CROSS JOIN ${withoutDeputy("$1::timestamptz")}
     WHERE ${isAwaySql("$1::timestamptz")} AND p."managerId" IS NOT NULL AND m.roles > 0 ORDER BY p.id`,
    [iso(now)],
  );
