import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { isoSql } from "#lib/platform/iso-sql.ts";
import type { ToldEntry } from "./core/message.ts";
import type { WebhookFormat } from "./core/webhook-answer.ts";

/** A delivery that is due, with where it goes. */
export interface DueDelivery {
  id: string;
  endpointId: string;
  sequence: string;
  at: string;
  attempts: number;
  url: string;
  format: WebhookFormat;
  sealedSecret: string | null;
  /** Replaced lately, and signing too. */
  previousSecret: string | null;
}

/**
 * The next delivery that is due, taken until `until`: no two workers send it at once, and a killed one leaves it to be
 * found again then. `apart` are endpoints that failed in this run: the others do not wait behind them.
 */
export async function takeDelivery(
  tx: Transaction,
  now: Instant,
  apart: readonly string[],
  until: Instant,
): Promise<DueDelivery | null> {
  const [taken] = await tx.query<DueDelivery>(
    `WITH due AS (SELECT d.id FROM "WebhookDelivery" d WHERE d."nextAt" <= $1::timestamptz AND d."endpointId" <> ALL($2::uuid[])
       ORDER BY d."nextAt", d.sequence LIMIT 1 FOR UPDATE SKIP LOCKED)
     UPDATE "WebhookDelivery" d SET "nextAt" = $3::timestamptz FROM due, "WebhookEndpoint" w
     WHERE d.id = due.id AND w.id = d."endpointId"
     RETURNING d.id::text AS id, w.id::text AS "endpointId", d.sequence::text AS sequence, ${isoSql("d.at")} AS at, d.attempts,
       w.url, w.format, w."sealedSecret", CASE WHEN w."previousUntil" > $1::timestamptz THEN w."previousSecret" END AS "previousSecret"`,
    [iso(now), [...apart], iso(until)],
  );
  return taken ?? null;
}

/** The entry that a delivery tells of. */
export async function entryOfDelivery(tx: Queryable, { sequence, at }: DueDelivery): Promise<ToldEntry | null> {
  const [entry] = await tx.query<ToldEntry>(
    `SELECT e.sequence::text AS sequence, ${isoSql("e.at")} AS at,
       jsonb_build_object('kind', e."actorKind", 'id', e."actorId", 'name', e."actorName") AS actor, e.type,
       jsonb_build_object('kind', e."subjectKind", 'id', e."subjectId", 'name', e."subjectName", 'agentId', e."agentId") AS subject,
       e."correlationId", e.reason, e.payload::jsonb AS payload, e.hash
     FROM "Evidence" e WHERE e.sequence = $1::bigint AND e.at = $2::timestamptz`,
    [sequence, at],
  );
  return entry ?? null;
}

/**
 * What became of an attempt: delivered, tried again at `again`, or given up; an endpoint that was ended while its receiver
 * took its time is tried no more.
 */
export async function noteAttempt(
  tx: Queryable,
  { id, endpointId }: Pick<DueDelivery, "id" | "endpointId">,
  outcome: { status: number | null; error: string | null; again: Instant | null },
  now: Instant,
): Promise<void> {
  const at = iso(now);
  const delivered = outcome.error === null;
  // Whoever ends it meanwhile comes before, and is seen here, or behind, and gives up what this leaves waiting.
  const [endpoint] = await tx.query<{ ended: boolean }>(
    `SELECT "endedAt" IS NOT NULL AS ended FROM "WebhookEndpoint" WHERE id = $1::uuid FOR SHARE`,
    [endpointId],
  );
  const again = delivered || endpoint?.ended === true ? null : outcome.again;
  await tx.query(
    `UPDATE "WebhookDelivery" SET attempts = attempts + 1, "lastStatus" = $2, "lastError" = $3,
       "nextAt" = $4::timestamptz, "deliveredAt" = $5::timestamptz, "deadAt" = $6::timestamptz WHERE id = $1::uuid RETURNING id::text`,
    [
      id,
      outcome.status,
      outcome.error,
      again === null ? null : iso(again),
      delivered ? at : null,
      !delivered && again === null ? at : null,
    ],
  );
}
