import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { Policy } from "#lib/registry/core/policy.ts";
import { awayInSql, presentInSql } from "#lib/registry/periods-in-sql.ts";
import { firstDeputyInSql } from "#lib/registry/standing-in.ts";
import type { WaitsForDeputy } from "./core/stand-in-notice.ts";
import type { InboxSource } from "./source.ts";
import { sources } from "./sources.ts";

/** Which item waits for which deputy, for whom. */
type Ask = Pick<WaitsForDeputy, "kind" | "itemId" | "holderId" | "personId">;

export const placeOf = ({ kind, itemId, holderId, personId }: Ask): string =>
  [kind, itemId, holderId, personId].join(" ");

/** What is handed over to deputies and has no reminders of its own that tell them. */
const told: readonly InboxSource[] = sources.filter(
  ({ handedOver, remindsDeputies }) => handedOver && !remindsDeputies,
);

/** Whoever stands in at a moment, by the assignment: as `standsInFor` has it of one person. */
const STANDING = `standing AS (SELECT y.* FROM (
  SELECT s.id AS "assignmentId", s."personId", s."agentId", ${firstDeputyInSql("$1")} AS "deputyId"
  FROM "Assignment" s JOIN "Person" h ON h.id = s."personId"
  WHERE h.status = 'active' AND ${awayInSql("h", "$1")} AND ${presentInSql("s", "$1")}
    AND EXISTS (SELECT FROM "AssignmentDeputy" d WHERE d."assignmentId" = s.id)) y WHERE y."deputyId" IS NOT NULL)`;

/** Everything that waits for deputies at a moment, as their inboxes show it; in a fixed order. */
export const waitingForDeputies = (queryable: Queryable, now: string, policy: Policy): Promise<WaitsForDeputy[]> =>
  queryable.query<WaitsForDeputy>(
    `WITH ${STANDING}
     SELECT w.kind, w."itemId"::text AS "itemId", w."holderId"::text AS "holderId", w."personId"::text AS "personId",
       h.name AS holder, w.title, w."dueAt", w.href
     FROM (${told
       .map(
         (source) => `SELECT DISTINCT '${source.kind}' AS kind, x.id AS "itemId", x."personId" AS "holderId",
           s."deputyId" AS "personId", x.title, x."dueAt", x.href
         FROM (${source.select({ now: "$1", policy })}) x JOIN standing s ON s."personId" = x."personId"
           AND CASE WHEN x."assignmentId" IS NULL THEN s."agentId" = x."agentId" ELSE s."assignmentId" = x."assignmentId" END`,
       )
       .join("\nUNION ALL ")}) w JOIN "Person" h ON h.id = w."holderId"
     ORDER BY w.kind, w."holderId", w."personId", w."dueAt" NULLS LAST, w."itemId"`,
    [now],
  );

/** Whether there is anything to look at: somebody with deputies is away, or a deputy was told of something. */
export async function anybodyStandsIn(queryable: Queryable, now: string): Promise<boolean> {
  const [found] = await queryable.query<{ any: boolean }>(
    `WITH ${STANDING} SELECT EXISTS (SELECT FROM standing)
       OR EXISTS (SELECT FROM "StandInAsk" WHERE "endedAt" IS NULL) AS any`,
    [now],
  );
  return found?.any === true;
}

/** One run at a time, on whichever node: until the transaction ends. */
export async function standInsAlone(tx: Transaction): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('tell-stand-ins'))::text");
}

/** What deputies were told of and is theirs still. */
export const openAsks = (queryable: Queryable): Promise<Ask[]> =>
  queryable.query<Ask>(
    `SELECT kind, "itemId"::text AS "itemId", "holderId"::text AS "holderId", "personId"::text AS "personId"
     FROM "StandInAsk" WHERE "endedAt" IS NULL`,
  );

/** Keeps what waits for deputies from now on, with the notice that tells of it. */
export async function keepAsks(tx: Transaction, asks: readonly Ask[], noticeKey: string, now: string): Promise<void> {
  await tx.query(
    `INSERT INTO "StandInAsk" (kind, "itemId", "holderId", "personId", "noticeKey", at)
     SELECT a.kind, a."itemId", a."holderId", a."personId", $2, $3::timestamptz
     FROM jsonb_to_recordset($1::jsonb) AS a(kind text, "itemId" uuid, "holderId" uuid, "personId" uuid) RETURNING id::text`,
    [JSON.stringify(asks), noticeKey, now],
  );
}

/** Ends what waits for a deputy no more. @returns the notices of which nothing is left */
export const endAsks = (
  tx: Transaction,
  waiting: readonly Ask[],
  now: string,
): Promise<{ personId: string; noticeKey: string }[]> =>
  tx.query<{ personId: string; noticeKey: string }>(
    `WITH ended AS (UPDATE "StandInAsk" k SET "endedAt" = GREATEST($2::timestamptz, k.at)
       WHERE k."endedAt" IS NULL AND NOT EXISTS (SELECT FROM
         jsonb_to_recordset($1::jsonb) AS a(kind text, "itemId" uuid, "holderId" uuid, "personId" uuid)
         WHERE a.kind = k.kind AND a."itemId" = k."itemId" AND a."holderId" = k."holderId" AND a."personId" = k."personId")
       RETURNING k.id, k."personId", k."noticeKey")
     SELECT DISTINCT e."personId"::text AS "personId", e."noticeKey" FROM ended e
     WHERE NOT EXISTS (SELECT FROM "StandInAsk" o WHERE o."personId" = e."personId" AND o."noticeKey" = e."noticeKey"
       AND o."endedAt" IS NULL AND o.id NOT IN (SELECT id FROM ended))
     ORDER BY 1, 2`,
    [JSON.stringify(waiting), now],
  );
