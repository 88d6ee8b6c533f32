import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import { isId } from "#lib/verbs/fields.ts";
import type { Touched } from "#lib/verbs/judge-port.ts";
import type { Decided, LiveDecision } from "./core/decide.ts";
import type { Asked, Part, RequestKind, RequestState, Slot } from "./core/request-vocabulary.ts";

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
  decisions: LiveDecision[];
}

const heldColumns = `r.id::text AS id, r.kind::text AS kind, r."agentId"::text AS "agentId", r."capabilityId"::text AS "capabilityId",
  jsonb_build_object('kind', r."subjectKind", 'id', r."subjectId", 'name', r."subjectName") AS subject, r.title, r.proposal,
  r.parts, r.reviewed, r.state::text AS state, r.reason, r."submittedById"::text AS "submittedById", r."submittedBy",
  r."openedAt"::text AS "openedAt", r.outcome, r.version`;

const liveColumns = `d.id::text AS id, d.slot, d.question, d.parts, d.after, d."ownAllowed", d."forId"::text AS "forId",
  d."askedId"::text AS "askedId", d."askedRole"::text AS "askedRole", d.because, d.decision::text AS decision,
  d."decidedById"::text AS "decidedById", d.digest`;

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
  const decisions = await tx.query<LiveDecision & { requestId: string }>(
    `SELECT ${liveColumns}, d."requestId"::text AS "requestId" FROM "RequestDecision" d
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

/** Demands decisions. @returns their ids, in the same order */
export async function insertSlots(
  tx: Transaction,
  request: Pick<HeldRequest, "id" | "agentId">,
  slots: readonly (Slot & { position: number })[],
  askedAt: string,
): Promise<string[]> {
  if (slots.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO "RequestDecision" ("requestId", "agentId", position, slot, question, parts, after, "ownAllowed", "forId", "askedId",
       "askedRole", because, "askedAt")
     SELECT $1::uuid, $2::uuid, s.position, s.slot, s.question, ARRAY(SELECT jsonb_array_elements_text(s.parts)),
       ARRAY(SELECT jsonb_array_elements_text(s.after)), s."ownAllowed", s."forId", s."askedId", s."askedRole"::"PlatformRole", s.because, $4::timestamptz
     FROM jsonb_to_recordset($3::jsonb) AS s(position int, slot text, question text, parts jsonb, after jsonb, "ownAllowed" boolean,
       "forId" uuid, "askedId" uuid, "askedRole" text, because text) ORDER BY s.position
     RETURNING id::text AS id`,
    [
      request.id,
      request.agentId,
      JSON.stringify(slots.map((slot) => ({ after: [], ownAllowed: false, ...slot }))),
      askedAt,
    ],
  );
  return rows.map(({ id }) => id);
}

/** Keeps a decision that was given; one that was given meanwhile is refused by the database. */
export const saveDecision = (tx: Transaction, decided: Decided) =>
  tx.query(
    `UPDATE "RequestDecision" SET decision = $2::"DecisionWord", "decidedById" = $3::uuid, "decidedAt" = $4::timestamptz,
       reason = $5, digest = $6, shown = $7::jsonb WHERE id = $1::uuid RETURNING id::text`,
    [
      decided.id,
      decided.decision,
      decided.decidedById,
      new Date(decided.decidedAt).toISOString(),
      decided.reason,
      decided.digest,
      JSON.stringify(decided.shown),
    ],
  );

/** Takes decisions and questions out of force, with the reason; they stay on record. */
export const voidDecisions = async (tx: Transaction, ids: readonly string[], at: string, why: string) => {
  if (ids.length > 0)
    await tx.query(
      `UPDATE "RequestDecision" SET "voidedAt" = $2::timestamptz, "voidedWhy" = $3 WHERE id = ANY($1::uuid[]) RETURNING id::text`,
      [ids, at, why],
    );
};

/** Asks somebody else for a decision that is not given yet. */
export const askAnother = (tx: Transaction, id: string, { forId, askedId, askedRole, because }: Asked, at: string) =>
  tx.query(
    `UPDATE "RequestDecision" SET "forId" = $2::uuid, "askedId" = $3::uuid, "askedRole" = $4::"PlatformRole", because = $5,
       "askedAt" = $6::timestamptz WHERE id = $1::uuid RETURNING id::text`,
    [id, forId, askedId, askedRole satisfies PlatformRole | null, because, at],
  );

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
       OR (cardinality($3::uuid[]) > 0 AND r."agentId" IN (SELECT c."agentId" FROM "Capability" c WHERE c."systemId" = ANY($3::uuid[])))
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

/** Who is asked for what of an open request, and whose turn it is: what waits for nothing else. */
export const askedOf = (
  queryable: Queryable,
  requestId: string,
): Promise<{ id: string; personId: string; question: string; because: string; title: string; askedAt: Date }[]> =>
  queryable.query(
    `SELECT d.id::text AS id, p.id::text AS "personId", d.question, d.because, r.title, d."askedAt" FROM "RequestDecision" d
       JOIN "Request" r ON r.id = d."requestId"
       JOIN "Person" p ON p.status = 'active' AND p.id IS DISTINCT FROM CASE WHEN d."ownAllowed" THEN NULL ELSE r."submittedById" END
         AND (p.id = d."askedId" OR d."askedRole" = ANY(p."platformRoles"))
     WHERE d."requestId" = $1::uuid AND r.state = 'open' AND d."voidedAt" IS NULL AND d.decision IS NULL
       AND NOT EXISTS (SELECT FROM "RequestDecision" e WHERE e."requestId" = d."requestId" AND e."voidedAt" IS NULL
         AND e.slot = ANY(d.after) AND e.decision IS DISTINCT FROM 'approve')
     ORDER BY d.position, p.id`,
    [requestId],
  );

/** Open requests that ask somebody who is out of office at the moment. */
export async function requestsThatWaitForAbsent(queryable: Queryable, now: number): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT DISTINCT r.id::text AS id FROM "Request" r JOIN "RequestDecision" d ON d."requestId" = r.id
       JOIN "Person" p ON p.id = d."askedId"
     WHERE r.state = 'open' AND d."voidedAt" IS NULL AND d.decision IS NULL
       AND p."outOfOfficeFrom" <= $1::timestamptz AND (p."outOfOfficeUntil" IS NULL OR p."outOfOfficeUntil" > $1::timestamptz)
     ORDER BY id`,
    [new Date(now).toISOString()],
  );
  return rows.map(({ id }) => id);
}

/** The request and the slot of a decision by its id; undefined where there is none in force. */
export async function slotOfDecision(
  queryable: Queryable,
  id: string,
): Promise<{ request: string; slot: string } | undefined> {
  const [found] = await queryable.query<{ request: string; slot: string }>(
    `SELECT "requestId"::text AS request, slot FROM "RequestDecision" WHERE id = $1::uuid AND "voidedAt" IS NULL`,
    [id],
  );
  return found;
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
