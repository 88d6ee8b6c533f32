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

/** What became of an attempt: delivered, tried again at `again`, or given up. */
export async function noteAttempt(
  tx: Queryable,
  id: string,
  outcome: { status: number | null; error: string | null; again: Instant | null },
  now: Instant,
): Promise<void> {
  const at = iso(now);
  const delivered = outcome.error === null;
  await tx.query(
    `UPDATE "WebhookDelivery" SET attempts = attempts + 1, "lastStatus" = $2, "lastError" = $3,
       "nextAt" = $4::timestamptz, "deliveredAt" = $5::timestamptz, "deadAt" = $6::timestamptz WHERE id = $1::uuid RETURNING id::text`,
    [
      id,
      outcome.status,
      outcome.error,
      delivered || outcome.again === null ? null : iso(outcome.again),
      delivered ? at : null,
      !delivered && outcome.again === null ? at : null,
    ],
  );
}
