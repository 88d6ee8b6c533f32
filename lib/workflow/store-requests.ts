import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { awayInSql } from "#lib/registry/periods-in-sql.ts";
import { isoSql } from "#lib/registry/references.ts";
import { isId } from "#lib/verbs/fields.ts";
import type { Touched } from "#lib/verbs/judge-port.ts";
import type { LiveDecision } from "./core/decide.ts";
import type { Part, RequestKind, RequestState } from "./core/request-vocabulary.ts";
import { ESCALATED, TURN } from "./due/due-decisions.ts";

/** A request with its live decisions, locked until the transaction ends. */
export interface HeldRequest {
  id: string;
  kind: RequestKind;
  agentId: string | null;
  capabilityId: string | null;
  subject: { kind: string; id: string | null; name: string };
  title: string;
  proposal: Record<string, unknown>;
  parts: Part[];
  reviewed: Part[] | null;
  state: RequestState;
  reason: string | null;
  submittedById: string | null;
  submittedBy: string;
  openedAt: string;
  /** What to change, or why it was withdrawn. */
  outcome: string | null;
  version: number;
  decisions: (LiveDecision & { decidedAt: string | null })[];
}

const heldColumns = `r.id::text AS id, r.kind::text AS kind, r."agentId"::text AS "agentId", r."capabilityId"::text AS "capabilityId",
  jsonb_build_object('kind', r."subjectKind", 'id', r."subjectId", 'name', r."subjectName") AS subject, r.title, r.proposal,
  r.parts, r.reviewed, r.state::text AS state, r.reason, r."submittedById"::text AS "submittedById", r."submittedBy",
  r."openedAt"::text AS "openedAt", r.outcome, r.version`;

const liveColumns = `d.id::text AS id, d.slot, d.question, d.parts, d.after, d."ownAllowed", d."forId"::text AS "forId",
  d."askedId"::text AS "askedId", d."askedRole"::text AS "askedRole", d.because, d.decision::text AS decision,
  d."decidedById"::text AS "decidedById", ${isoSql('d."decidedAt"')} AS "decidedAt", d.digest,
  COALESCE(${ESCALATED}, '[]') AS escalated`;

/** Locks the agent first, as every command on an agent does, then the request. @throws Refusal `missing` */
export async function requestForUpdate(tx: Transaction, id: string): Promise<HeldRequest> {
  const [found] = isId(id)
    ? await tx.query<{ agentId: string | null }>(
        `SELECT "agentId"::text AS "agentId" FROM "Request" WHERE id = $1::uuid`,
        [id],
      )
    : [];
  if (!found) throw missing("request", id);
  if (found.agentId !== null)
    await tx.query(`SELECT id::text FROM "Agent" WHERE id = $1::uuid FOR UPDATE`, [found.agentId]);
  const [request] = await heldRequests(tx, `r.id = $1::uuid`, [id]);
  if (!request) throw missing("request", id);
  return request;
}

/** The requests of an agent that are not closed, the first first, locked. */
export const unclosedRequests = (tx: Transaction, agentId: string, kind?: RequestKind): Promise<HeldRequest[]> =>
  heldRequests(
    tx,
    `r."agentId" = $1::uuid AND r.state IN ('open', 'changes_requested') AND ($2::text IS NULL OR r.kind::text = $2)`,
    [agentId, kind ?? null],
  );

/** The parts that were shown last for a subject, by a request that is over. */
export async function lastReviewed(tx: Queryable, kind: RequestKind, agentId: string): Promise<Part[] | null> {
  const [found] = await tx.query<{ parts: Part[] }>(
    `SELECT parts FROM "Request" WHERE kind = $1::"RequestKind" AND "agentId" = $2::uuid AND "capabilityId" IS NULL
       AND state IN ('approved', 'rejected', 'withdrawn') ORDER BY "openedAt" DESC, id DESC LIMIT 1`,
    [kind, agentId],
  );
  return found?.parts ?? null;
}

async function heldRequests(tx: Transaction, where: string, values: unknown[]): Promise<HeldRequest[]> {
  const requests = await tx.query<Omit<HeldRequest, "decisions">>(
    `SELECT ${heldColumns} FROM "Request" r WHERE ${where} ORDER BY r."openedAt", r.id FOR UPDATE`,
    values,
  );
  if (requests.length === 0) return [];
  const decisions = await tx.query<HeldRequest["decisions"][number] & { requestId: string }>(
    `SELECT ${liveColumns}, d."requestId"::text AS "requestId" FROM "RequestDecision" d LEFT JOIN ${TURN} ON true
     WHERE d."requestId" = ANY($1::uuid[]) AND d."voidedAt" IS NULL ORDER BY d.position, d.id`,
    [requests.map(({ id }) => id)],
  );
  const byRequest = Map.groupBy(decisions, ({ requestId }) => requestId);
  return requests.map((request) => ({
    ...request,
    decisions: (byRequest.get(request.id) ?? []).map(({ requestId: _, ...decision }) => decision),
  }));
}

/** What a new request is made of. */
export interface RequestRow extends Pick<HeldRequest, "kind" | "agentId" | "capabilityId" | "subject" | "title"> {
  proposal: Record<string, unknown>;
  parts: readonly Part[];
  reviewed: readonly Part[] | null;
  reason: string | null;
  submittedById: string | null;
  submittedBy: string;
  openedAt: string;
}

/** @returns its id */
export async function insertRequest(tx: Transaction, row: RequestRow): Promise<string> {
  const [made] = await tx.query<{ id: string }>(
    `INSERT INTO "Request" (kind, "agentId", "capabilityId", "subjectKind", "subjectId", "subjectName", title, proposal, parts,
       reviewed, reason, "submittedById", "submittedBy", "openedAt")
     VALUES ($1::"RequestKind", $2::uuid, $3::uuid, $4, $5::uuid, $6, $7, $8::jsonb, $9::jsonb, $10::jsonb, $11, $12::uuid, $13, $14::timestamptz)
     RETURNING id::text AS id`,
    [
      row.kind,
      row.agentId,
      row.capabilityId,
      row.subject.kind,
      row.subject.id,
      row.subject.name,
      row.title,
      JSON.stringify(row.proposal),
      JSON.stringify(row.parts),
      row.reviewed === null ? null : JSON.stringify(row.reviewed),
      row.reason,
      row.submittedById,
      row.submittedBy,
      row.openedAt,
    ],
  );
  return (made as { id: string }).id;
}

/** Moves a request on; its version counts what is asked and where it stands, not each decision. */
export const saveRequest = (
  tx: Transaction,
  id: string,
  change: { state: RequestState; closedAt?: string | null; outcome?: string | null },
) =>
  tx.query(
    `UPDATE "Request" SET state = $2::"RequestState", "closedAt" = $3::timestamptz, outcome = COALESCE($4, outcome),
       version = version + 1 WHERE id = $1::uuid RETURNING id::text`,
    [id, change.state, change.closedAt ?? null, change.outcome ?? null],
  );

/** What is shown now, and what was shown when it was reviewed last. */
export const saveParts = (
  tx: Transaction,
  id: string,
  {
    parts,
    reviewed,
    title,
    reason,
  }: { parts: readonly Part[]; reviewed?: readonly Part[] | null; title?: string; reason?: string | null },
) =>
  tx.query(
    `UPDATE "Request" SET parts = $2::jsonb, reviewed = COALESCE($3::jsonb, reviewed), title = COALESCE($4, title),
       reason = COALESCE($5, reason), version = version + 1 WHERE id = $1::uuid RETURNING id::text`,
    [
      id,
      JSON.stringify(parts),
      reviewed === undefined || reviewed === null ? null : JSON.stringify(reviewed),
      title ?? null,
      reason ?? null,
    ],
  );

/** The open requests that a write may concern: of its agents, or asking its people, or about its systems and sources. */
export async function openRequestsTouched(
  tx: Queryable,
  { agents = [], people = [], systems = [], dataSources = [] }: Touched,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT r.id::text AS id FROM "Request" r WHERE r.state = 'open' AND (
       r."agentId" = ANY($1::uuid[])
       OR (cardinality($2::uuid[]) > 0 AND EXISTS (SELECT FROM "RequestDecision" d WHERE d."requestId" = r.id
         AND d."voidedAt" IS NULL AND d.decision IS NULL AND d."askedId" = ANY($2::uuid[])))
       OR (cardinality($3::uuid[]) > 0 AND (r."agentId" IN (SELECT c."agentId" FROM "Capability" c WHERE c."systemId" = ANY($3::uuid[]))
         OR r.proposal->'fields'->>'system' IN (SELECT y.slug FROM "System" y WHERE y.id = ANY($3::uuid[]))))
       OR (cardinality($4::uuid[]) > 0 AND r."agentId" IN (SELECT s."agentId" FROM "AgentDataSource" s WHERE s."dataSourceId" = ANY($4::uuid[])))
     ) ORDER BY r."agentId", r.id`,
    [agents, people, systems, dataSources],
  );
  return rows.map(({ id }) => id);
}

/** Opens a request again that was sent back, by whoever submits it now, with what they ask for now. */
export const resubmit = (
  tx: Transaction,
  id: string,
  said: {
    submittedById: string | null;
    submittedBy: string;
    title?: string;
    proposal?: Record<string, unknown>;
  },
) =>
  tx.query(
    `UPDATE "Request" SET state = 'open', "submittedById" = $2::uuid, "submittedBy" = $3, title = COALESCE($4, title),
       proposal = COALESCE($5::jsonb, proposal), outcome = NULL, version = version + 1 WHERE id = $1::uuid RETURNING id::text`,
    [
      id,
      said.submittedById,
      said.submittedBy,
      said.title ?? null,
      said.proposal === undefined ? null : JSON.stringify(said.proposal),
    ],
  );

/** Open requests that ask somebody who is out of office, or a role that nobody but who submitted it has any more. */
export async function requestsThatWaitForAbsent(queryable: Queryable, now: number): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT DISTINCT r.id::text AS id FROM "Request" r JOIN "RequestDecision" d ON d."requestId" = r.id
       JOIN "Person" p ON p.id = d."askedId"
     WHERE r.state = 'open' AND d."voidedAt" IS NULL AND d.decision IS NULL
       AND ${awayInSql("p", "$1")}
     UNION SELECT r.id::text FROM "Request" r JOIN "RequestDecision" d ON d."requestId" = r.id
     WHERE r.state = 'open' AND d."voidedAt" IS NULL AND d.decision IS NULL AND d."askedRole" = 'compliance'
       AND NOT EXISTS (SELECT FROM "Person" p WHERE p.status = 'active' AND 'compliance' = ANY(p."platformRoles")
         AND p.id IS DISTINCT FROM r."submittedById")
     ORDER BY id`,
    [new Date(now).toISOString()],
  );
  return rows.map(({ id }) => id);
}

/** Whether an exception for a standing grant of the capability runs. */
export async function standingIsExcused(queryable: Queryable, capabilityId: string, now: number): Promise<boolean> {
  const [found] = await queryable.query<{ excused: boolean }>(
    `SELECT EXISTS (SELECT FROM "Gap" g JOIN "Exception" x ON x."gapId" = g.id AND x.state = 'approved' AND x."endsAt" > $2::timestamptz
       WHERE g."capabilityId" = $1::uuid AND g.rule = 'grant-standing') AS excused`,
    [capabilityId, new Date(now).toISOString()],
  );
  return found?.excused ?? false;
}
