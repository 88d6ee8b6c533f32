import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";

const stands = (now: string): string => `s."startsAt" <= ${now} AND (s."endsAt" IS NULL OR s."endsAt" > ${now})`;
const away = (person: string, now: string): string =>
  `${person}."outOfOfficeFrom" <= ${now} AND (${person}."outOfOfficeUntil" IS NULL OR ${person}."outOfOfficeUntil" > ${now})`;

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
  WHERE s."personId" = p.id AND ${stands(now)}) m`;

/** Roles `m.roles` of person `p` for which no deputy is there at `now`, who would decide while `p` is out of office. */
export const withoutDeputy = (now: string): string => `LATERAL (
  SELECT count(*)::int AS roles
  FROM "Assignment" s JOIN "Agent" g ON g.id = s."agentId" AND g.state NOT IN ('retired', 'rejected')
  WHERE s."personId" = p.id AND ${stands(now)} AND NOT EXISTS (SELECT FROM "AssignmentDeputy" d JOIN "Person" q ON q.id = d."personId"
    WHERE d."assignmentId" = s.id AND q.status = 'active' AND NOT COALESCE(${away("q", now)}, false))) m`;

/** Whether person `p` is there no longer for a while. */
export const isAwaySql = (now: string): string => `p.status = 'active' AND ${away("p", now)}`;

/** Somebody who moved or is away, with what that leaves without them. */
export interface Leaving {
  id: string;
  name: string;
  managerId: string | null;
  unit: string | null;
  from: string | null;
  since: Date;
  roles: number;
}

const columns = `p.id::text AS id, p.name, p."managerId"::text AS "managerId", p.unit, m.roles`;

/** Whoever changed within the days given and left roles behind in another unit. */
export const peopleWhoMoved = (queryable: Queryable, now: Instant, withinDays: number): Promise<Leaving[]> =>
  queryable.query<Leaving>(
    `SELECT ${columns}, m."from", m.since FROM "Person" p CROSS JOIN ${leftBehind("$1::timestamptz")}
     WHERE p.status = 'active' AND m.roles > 0 AND p.id IN (SELECT "rowId" FROM "History" WHERE entity = 'Person'
       AND until > $1::timestamptz - $2 * interval '24 hours') ORDER BY p.id`,
    [iso(now), withinDays],
  );

/** Whoever is out of office and has roles that no deputy looks after. */
export const peopleAway = (queryable: Queryable, now: Instant): Promise<Leaving[]> =>
  queryable.query<Leaving>(
    `SELECT ${columns}, NULL::text AS "from", p."outOfOfficeFrom" AS since FROM "Person" p CROSS JOIN ${withoutDeputy("$1::timestamptz")}
     WHERE ${isAwaySql("$1::timestamptz")} AND p."managerId" IS NOT NULL AND m.roles > 0 ORDER BY p.id`,
    [iso(now)],
  );
