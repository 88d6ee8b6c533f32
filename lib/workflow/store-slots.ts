import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import type { Decided } from "./core/decide.ts";
import type { Asked, Slot } from "./core/request-vocabulary.ts";
import { TURN, WAITS } from "./due/due-decisions.ts";
import type { HeldRequest } from "./store-requests.ts";

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

/** Asks somebody else for a decision that is not given yet, or the same by another right. */
export const askAnother = (
  tx: Transaction,
  id: string,
  { forId, askedId, askedRole, because, ownAllowed = false }: Asked & Pick<Slot, "ownAllowed">,
  at: string,
) =>
  tx.query(
    `UPDATE "RequestDecision" SET "forId" = $2::uuid, "askedId" = $3::uuid, "askedRole" = $4::"PlatformRole", because = $5,
       "askedAt" = $6::timestamptz, "ownAllowed" = $7 WHERE id = $1::uuid RETURNING id::text`,
    [id, forId, askedId, askedRole satisfies PlatformRole | null, because, at, ownAllowed],
  );

/** Has a question that is not answered yet cover the parts as they are cut now, and wait for what is demanded now. */
export const restate = (tx: Transaction, id: string, { parts, after = [] }: Pick<Slot, "parts" | "after">) =>
  tx.query(
    `UPDATE "RequestDecision" SET parts = $2::text[], after = $3::text[] WHERE id = $1::uuid AND decision IS NULL RETURNING id::text`,
    [id, parts, after],
  );

/** Asks again for every decision that is open: a new round begins, and nobody is late for the last one. */
export const askAllAgain = (tx: Transaction, requestId: string, at: string) =>
  tx.query(
    `UPDATE "RequestDecision" SET "askedAt" = $2::timestamptz WHERE "requestId" = $1::uuid AND "voidedAt" IS NULL AND decision IS NULL
     RETURNING id::text`,
    [requestId, at],
  );

/** Marks decisions that stand as ones that the submitter may have given. */
export const allowOwn = async (tx: Transaction, ids: readonly string[]) => {
  if (ids.length > 0)
    await tx.query(`UPDATE "RequestDecision" SET "ownAllowed" = true WHERE id = ANY($1::uuid[]) RETURNING id::text`, [
      ids,
    ]);
};

/** Somebody at whose turn a decision is. */
export interface AskedNow {
  id: string;
  personId: string;
  question: string;
  because: string;
  title: string;
  turnAt: Date;
  dueAt: Date;
}

/** Who is asked for what of an open request, and whose turn it is: what waits for nothing else. */
export const askedOf = (queryable: Queryable, requestId: string): Promise<AskedNow[]> =>
  queryable.query(
    `SELECT d.id::text AS id, p.id::text AS "personId", d.question, d.because, r.title, t.at AS "turnAt", t."dueAt"
     FROM "RequestDecision" d JOIN "Request" r ON r.id = d."requestId"
       JOIN "Person" p ON p.status = 'active' AND p.id IS DISTINCT FROM CASE WHEN d."ownAllowed" THEN NULL ELSE r."submittedById" END
         AND (p.id = d."askedId" OR d."askedRole" = ANY(p."platformRoles"))
       CROSS JOIN ${TURN}
     WHERE d."requestId" = $1::uuid AND ${WAITS} ORDER BY d.position, p.id`,
    [requestId],
  );

/** Every decision that a request ever demanded, and since when it is its turn; null where it waits for nobody now. */
export const turnsOf = (queryable: Queryable, requestId: string): Promise<{ id: string; turnAt: Date | null }[]> =>
  queryable.query(
    `SELECT d.id::text AS id, t.at AS "turnAt" FROM "RequestDecision" d JOIN "Request" r ON r.id = d."requestId"
       LEFT JOIN ${TURN} ON ${WAITS} WHERE d."requestId" = $1::uuid ORDER BY d.id`,
    [requestId],
  );

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
