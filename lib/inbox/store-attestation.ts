import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { awayInSql, presentInSql } from "#lib/registry/periods-in-sql.ts";

/** An assignment whose last word grows old. */
export interface AgingWord {
  assignmentId: string;
  agentId: string;
  personId: string;
  said: Date;
  role: string;
  agentName: string;
  capabilityName: string | null;
  attestedFor: boolean;
  /** The holder's manager, while they are active. */
  managerId: string | null;
}

/** Accepted, present assignments of active people whose last word goes stale within so many days and has not yet. */
export const agingWords = (
  queryable: Queryable,
  now: string,
  attestWithinDays: number,
  aheadDays: number,
): Promise<AgingWord[]> =>
  queryable.query<AgingWord>(
    `SELECT s.id::text AS "assignmentId", s."agentId"::text AS "agentId", s."personId"::text AS "personId",
       GREATEST(s."acceptedAt", s."attestedAt") AS said, s.role::text AS role, g.name AS "agentName",
       c.name AS "capabilityName", s."attestedById" IS NOT NULL AS "attestedFor", m.id::text AS "managerId"
     FROM "Assignment" s JOIN "Person" h ON h.id = s."personId" JOIN "Agent" g ON g.id = s."agentId"
     LEFT JOIN "Capability" c ON c.id = s."capabilityId" LEFT JOIN "Person" m ON m.id = h."managerId" AND m.status = 'active'
     WHERE s."acceptedAt" IS NOT NULL AND ${presentInSql("s", "$1")} AND h.status = 'active'
       AND g.state NOT IN ('retired', 'rejected') AND (c.id IS NULL OR c.state <> 'ended')
       AND GREATEST(s."acceptedAt", s."attestedAt") > $1::timestamptz - make_interval(hours => $2::int * 24)
       AND GREATEST(s."acceptedAt", s."attestedAt") <= $1::timestamptz - make_interval(hours => ($2::int - $3::int) * 24)
     ORDER BY s."personId", s.id`,
    [now, attestWithinDays, aheadDays],
  );

/** Those of some people who are out of office. */
export const whoIsAway = async (queryable: Queryable, ids: readonly string[], now: string): Promise<Set<string>> =>
  new Set(
    (
      await queryable.query<{ id: string }>(
        `SELECT p.id::text AS id FROM "Person" p WHERE p.id = ANY($1::uuid[]) AND ${awayInSql("p", "$2")}`,
        [ids, now],
      )
    ).map(({ id }) => id),
  );

/** One person asked about one assignment, at one step. */
export interface Ask {
  assignmentId: string;
  personId: string;
  said: Date;
  step: string;
}

/** Keeps what was not asked before. @returns what is new */
export const keepAsks = (tx: Transaction, asks: readonly Ask[], now: string): Promise<Ask[]> =>
  tx.query<Ask>(
    `INSERT INTO "AttestationAsk" ("assignmentId", "personId", said, step, at)
     SELECT a."assignmentId", a."personId", a.said, a.step, $2::timestamptz
     FROM jsonb_to_recordset($1::jsonb) AS a("assignmentId" uuid, "personId" uuid, said timestamptz, step text)
     ON CONFLICT ("assignmentId", said, step) DO NOTHING
     RETURNING "assignmentId"::text AS "assignmentId", "personId"::text AS "personId", said, step`,
    [JSON.stringify(asks), now],
  );
