import { DAY, type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import { awayInSql } from "#lib/registry/periods-in-sql.ts";
import { type Above, type Escalation, REMIND_AHEAD, type Undecided } from "../core/undecided.ts";
import type { Decider } from "../core/who-is-asked.ts";
import { DUE_OF_EXCEPTION, DUE_OF_RETIREMENT, TURN, WAITS } from "./due-decisions.ts";

/** What can wait for a decision: one of a request, an exception, a retirement. */
export type SubjectKind = "decision" | "exception" | "retirement";

/** A decision that nobody has given, and that is due soon or overdue. */
export interface Waiting extends Undecided {
  kind: SubjectKind;
  id: string;
}

/** Whether person `p` is there at $1: active, and not out of office. */
const THERE = `p.status = 'active' AND COALESCE(${awayInSql("p", "$1")}, false) IS FALSE`;

/** Whether somebody to whom an overdue decision `u` went by `k` is there still, beside who was asked from the first. */
const IS_BEFORE_SOMEBODY = `EXISTS (SELECT FROM "Person" p WHERE ${THERE} AND p.id IS DISTINCT FROM u."barredId"
  AND p.id IS DISTINCT FROM u."askedId" AND (p.id = k."toId" OR k."toRole" = ANY(p."platformRoles")))`;

const sources = `SELECT 'decision' AS kind, d.id, t.at, t."dueAt", CASE WHEN d."ownAllowed" THEN NULL ELSE r."submittedById" END AS "barredId",
    d."askedId" FROM "RequestDecision" d JOIN "Request" r ON r.id = d."requestId" CROSS JOIN ${TURN} WHERE ${WAITS}
  UNION ALL SELECT 'exception', e.id, e."requestedAt", ${DUE_OF_EXCEPTION}, e."requestedById", NULL FROM "Exception" e
    WHERE e.state = 'requested' AND e."endsAt" > $1::timestamptz
  UNION ALL SELECT 'retirement', r.id, r."requestedAt", ${DUE_OF_RETIREMENT}, r."requestedById", NULL FROM "Retirement" r
    WHERE r.state = 'requested'`;

/**
 * Decisions at their turn that are due by a reminder's time from now, all or one by its id, the longest due first. An
 * exception that nobody decides is over at its end.
 */
export async function undecided(queryable: Queryable, now: Instant, id: string | null = null): Promise<Waiting[]> {
  const rows = await queryable.query<Omit<Waiting, "turnAt" | "dueAt"> & { turnAt: Date; dueAt: Date }>(
    `SELECT u.kind, u.id::text AS id, u.at AS "turnAt", u."dueAt",
       EXISTS (SELECT FROM "DecisionAsk" k WHERE k."subjectId" = u.id AND k."turnAt" = u.at AND k.step = 'reminded') AS reminded,
       EXISTS (SELECT FROM "DecisionAsk" k WHERE k."subjectId" = u.id AND k."turnAt" = u.at AND k.step <> 'reminded' AND ${IS_BEFORE_SOMEBODY}) AS escalated
     FROM (${sources}) u WHERE u."dueAt" <= $2::timestamptz AND ($3::uuid IS NULL OR u.id = $3::uuid) ORDER BY u."dueAt", u.id`,
    [iso(now), iso(now + REMIND_AHEAD * DAY), id],
  );
  return rows.map((row) => ({ ...row, turnAt: row.turnAt.getTime(), dueAt: row.dueAt.getTime() }));
}

/** Keeps that the clock reminded, or to whom it took what is overdue. @returns false where it did so before */
export async function keepAsk(
  tx: Transaction,
  { kind, id, turnAt }: Waiting,
  escalation: Escalation | null,
  now: Instant,
): Promise<boolean> {
  const step = escalation === null ? "reminded" : `escalated-${escalation.toId ?? escalation.toRole}`;
  const kept = await tx.query(
    `INSERT INTO "DecisionAsk" ("subjectKind", "subjectId", "turnAt", step, "toId", "toRole", at)
     VALUES ($1, $2::uuid, $3::timestamptz, $4, $5::uuid, $6::"PlatformRole", $7::timestamptz)
     ON CONFLICT ("subjectId", "turnAt", step) DO NOTHING RETURNING id::text`,
    [kind, id, iso(turnAt), step, escalation?.toId ?? null, escalation?.toRole ?? null, iso(now)],
  );
  return kept.length > 0;
}

/** How far up the line somebody is looked for; managers who name each other end there too. */
const LEVELS = 50;

/** Everybody above a person, the nearest first, with why they could not be asked now. */
export const lineAbove = (queryable: Queryable, personId: string, now: Instant): Promise<Decider[]> =>
  queryable.query<Decider>(
    `WITH RECURSIVE line AS (
       SELECT m.*, 1 AS level FROM "Person" p JOIN "Person" m ON m.id = p."managerId" WHERE p.id = $1::uuid
       UNION ALL SELECT m.*, line.level + 1 FROM line JOIN "Person" m ON m.id = line."managerId" WHERE line.level < ${LEVELS})
     SELECT l.id::text AS id, l.name, CASE WHEN l.status = 'left' THEN 'has left' WHEN l.status = 'suspended' THEN 'is suspended'
         WHEN ${awayInSql("l", "$2")}
           THEN 'is out of office'
         WHEN l."platformRoles" <@ ARRAY['auditor']::"PlatformRole"[] THEN 'reads everything and decides nothing' END AS unable
     FROM line l ORDER BY l.level`,
    [personId, iso(now)],
  );

/** Active people who have a platform role. */
export async function peopleWithRole(queryable: Queryable, role: PlatformRole): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT p.id::text AS id FROM "Person" p WHERE p.status = 'active' AND $1::"PlatformRole" = ANY(p."platformRoles") ORDER BY p.id`,
    [role],
  );
  return rows.map(({ id }) => id);
}

/** The same with their roles, in the order of these, and only those who are there: what is overdue waits for nobody's return. */
export async function rolesToTurnTo(
  queryable: Queryable,
  roles: readonly PlatformRole[],
  now: Instant,
): Promise<Above["roles"]> {
  const rows = await queryable.query<{ role: PlatformRole; holders: string[] }>(
    `SELECT o.role, ARRAY(SELECT p.id::text FROM "Person" p WHERE ${THERE} AND o.role::"PlatformRole" = ANY(p."platformRoles") ORDER BY p.id) AS holders
     FROM unnest($2::text[]) WITH ORDINALITY o(role, place) ORDER BY o.place`,
    [iso(now), [...roles]],
  );
  return rows;
}

/** The names of people, by id. */
export async function namesOf(queryable: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await queryable.query<{ id: string; name: string }>(
    `SELECT id::text AS id, name FROM "Person" WHERE id = ANY($1::uuid[])`,
    [[...ids]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
