import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { AgentState, Severity } from "#lib/registry/core/vocabulary.ts";
import { awayInSql, presentInSql } from "#lib/registry/periods-in-sql.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "#lib/registry/references.ts";
import { firstDeputyInSql } from "#lib/registry/standing-in.ts";
import { isId } from "#lib/verbs/fields.ts";
import { DUE_OF_EXCEPTION } from "../due/due-decisions.ts";
import type { ExceptionState } from "./core/exception-lifecycle.ts";
import type { GapInQuestion } from "./core/gap-holders.ts";

/** An exception as the API shows it. */
export interface ExceptionAnswer {
  id: string;
  state: ExceptionState;
  gap: { id: string; rule: string; severity: Severity; sentence: string };
  agent: SlugReference;
  reason: string;
  /** What is done meanwhile instead of mending. */
  compensatingControl: string;
  requestedBy: PersonReference | null;
  /** As it was, also where no person asked. */
  requestedByName: string;
  requestedAt: string;
  /** By when it is to be decided; null once it is. */
  dueAt: string | null;
  endsAt: string;
  decidedBy: PersonReference | null;
  decidedAt: string | null;
  /** The reason of the decision. */
  decision: string | null;
  endedAt: string | null;
  /** The seat strip of the capability, else of the agent, that it is about. */
  seats: string;
  version: number;
}

/** SQL for the state at a moment: past its end an exception is over, whether or not that was recorded. */
export const exceptionStateSql = (now: Instant): string =>
  `CASE WHEN e.state = 'approved' AND e."endsAt" <= '${iso(now)}'::timestamptz THEN 'expired' ELSE e.state::text END`;

export const exceptionColumns = (now: Instant): string => `e.id::text AS id, ${exceptionStateSql(now)} AS state,
  jsonb_build_object('id', g.id, 'rule', g.rule, 'severity', g.severity, 'sentence', g.sentence) AS gap,
  ${slugReferenceSql("a")} AS agent, e.reason, e."compensatingControl", ${personReferenceSql("r")} AS "requestedBy",
  e."requestedByName", ${isoSql('e."requestedAt"')} AS "requestedAt", ${isoSql(DUE_OF_EXCEPTION)} AS "dueAt", ${isoSql('e."endsAt"')} AS "endsAt",
  ${personReferenceSql("d")} AS "decidedBy", ${isoSql('e."decidedAt"')} AS "decidedAt", e.decision,
  ${isoSql('e."endedAt"')} AS "endedAt", COALESCE(c.seats, a.seats) AS seats, e.version`;

export const exceptionFrom = `"Exception" e JOIN "Gap" g ON g.id = e."gapId" JOIN "Agent" a ON a.id = e."agentId"
  LEFT JOIN "Capability" c ON c.id = g."capabilityId"
  LEFT JOIN "Person" r ON r.id = e."requestedById" LEFT JOIN "Person" d ON d.id = e."decidedById"`;

/** @throws Refusal `missing` */
export async function readExceptionById(queryable: Queryable, id: string, now: Instant): Promise<ExceptionAnswer> {
  const [exception] = isId(id)
    ? await queryable.query<ExceptionAnswer>(
        `SELECT ${exceptionColumns(now)} FROM ${exceptionFrom} WHERE e.id = $1::uuid`,
        [id],
      )
    : [];
  if (!exception) throw missing("exception", id);
  return exception;
}

/** A gap's row, which an exception is asked for. @throws Refusal `missing` */
export async function gapOf(tx: Transaction, id: string) {
  const gap = isId(id) ? await tx.models.gap.findUnique({ where: { id } }) : null;
  if (!gap) throw missing("gap", id);
  return gap;
}

/** The same, locked: behind its agent, so that a judgement that ran meanwhile is seen too. */
export async function lockedGap(tx: Transaction, id: string) {
  await tx.query(`SELECT id::text FROM "Gap" WHERE id = $1::uuid FOR UPDATE`, [id]);
  return gapOf(tx, id);
}

/** The exception's row, read again once its agent is locked. @throws Refusal `missing` */
export async function exceptionRow(tx: Transaction, id: string) {
  const row = isId(id) ? await tx.models.exception.findUnique({ where: { id } }) : null;
  if (!row) throw missing("exception", id);
  return row;
}

/** Whether somebody waits for a decision about this gap already. */
export async function isAskedFor(tx: Transaction, gapId: string): Promise<boolean> {
  return (await tx.models.exception.count({ where: { gapId, state: "requested" } })) > 0;
}

/** Who answers for the gap's control on this agent: the person named there, else the organisation's default. */
export async function controlOwnerOf(
  queryable: Queryable,
  agentId: string,
  controlId: string | null,
): Promise<string | null> {
  if (controlId === null) return null;
  const [found] = await queryable.query<{ ownerId: string | null }>(
    `SELECT COALESCE((SELECT "ownerId" FROM "AgentControl" WHERE "agentId" = $1::uuid AND "controlId" = $2),
       (SELECT "defaultOwnerId" FROM "Control" WHERE "controlId" = $2))::text AS "ownerId"`,
    [agentId, controlId],
  );
  return found?.ownerId ?? null;
}

/** An exception whose end is near or past, for the clock's work. */
export interface EndingException {
  id: string;
  endsAt: Instant;
  /** Its end has come, and nobody decided about it. */
  undecided: boolean;
  agent: { slug: string; name: string };
  gap: { id: string; sentence: string };
  /** Whom to warn: who asked, who decided, who is to close it, the agent's business owners. */
  people: string[];
  /** Who stands in for whoever asked or is to close it, while they are out of office; with the name of the holder. */
  standIns: { id: string; holder: string }[];
}

/**
 * Approved exceptions that end until a moment, those whose end has passed unnoticed included; and those whose end has
 * passed while they waited for a decision.
 */
export async function endingExceptions(queryable: Queryable, now: Instant, until: Instant): Promise<EndingException[]> {
  const rows = await queryable.query<Omit<EndingException, "endsAt"> & { endsAt: string }>(
    `SELECT e.id::text AS id, ${isoSql('e."endsAt"')} AS "endsAt", e.state = 'requested' AS undecided,
       jsonb_build_object('slug', a.slug, 'name', a.name) AS agent, jsonb_build_object('id', g.id, 'sentence', g.sentence) AS gap,
       ARRAY(SELECT DISTINCT p.id::text FROM "Person" p WHERE p.status = 'active' AND (p.id IN (e."requestedById", e."decidedById", g."assigneeId")
         OR p.id IN (SELECT h."personId" FROM "Assignment" h WHERE h."agentId" = e."agentId" AND h.role = 'business_owner'
           AND ${presentInSql("h", "$1")}))) AS people,
       (SELECT COALESCE(jsonb_agg(DISTINCT jsonb_build_object('id', y."deputyId", 'holder', y.name)), '[]') FROM (
         SELECT h.name, ${firstDeputyInSql("$1")} AS "deputyId" FROM "Assignment" s JOIN "Person" h ON h.id = s."personId"
         WHERE h.id IN (e."requestedById", g."assigneeId") AND h.status = 'active' AND ${awayInSql("h", "$1")}
           AND s."agentId" = e."agentId" AND ${presentInSql("s", "$1")}) y WHERE y."deputyId" IS NOT NULL) AS "standIns"
     FROM "Exception" e JOIN "Gap" g ON g.id = e."gapId" JOIN "Agent" a ON a.id = e."agentId"
     WHERE (e.state = 'approved' AND e."endsAt" <= $2::timestamptz) OR (e.state = 'requested' AND e."endsAt" <= $1::timestamptz)
     ORDER BY e."endsAt", e.id`,
    [iso(now), iso(until)],
  );
  return rows.map((row) => ({ ...row, endsAt: Date.parse(row.endsAt) }));
}

/** What a read needs of the gap and agent behind an exception, to say who is too near. */
export interface Parties {
  gap: GapInQuestion & { capabilityId: string | null; controlId: string | null };
  agent: { id: string; state: AgentState; createdById: string | null };
}

/** @throws Refusal `missing` */
export async function partiesOf(queryable: Queryable, exceptionId: string): Promise<Parties> {
  const [found] = await queryable.query<Parties>(
    `SELECT jsonb_build_object('role', g.role, 'aboutKind', g."aboutKind", 'aboutValue', g."aboutValue",
         'assigneeId', g."assigneeId", 'capabilityId', g."capabilityId", 'controlId', g."controlId") AS gap,
       jsonb_build_object('id', a.id, 'state', a.state, 'createdById', a."createdById") AS agent
     FROM "Exception" e JOIN "Gap" g ON g.id = e."gapId" JOIN "Agent" a ON a.id = e."agentId" WHERE e.id = $1::uuid`,
    [exceptionId],
  );
  if (!found) throw missing("exception", exceptionId);
  return found;
}
