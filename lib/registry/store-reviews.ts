import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";

/** A completed review of a capability, by an item of a campaign. */
export interface CompletedReview {
  agentId: string;
  capabilityId: string;
  itemId: string | null;
  outcome: "certified" | "revoked" | "change";
}

/** Keeps what reviews came to; a capability's last one is what `review-overdue` counts from. */
export async function insertReviews(tx: Queryable, reviews: readonly CompletedReview[], now: Instant): Promise<void> {
  await tx.query(
    `INSERT INTO "CapabilityReview" ("agentId", "capabilityId", "itemId", outcome, at)
     SELECT r."agentId", r."capabilityId", r."itemId", r.outcome, $2::timestamptz
     FROM jsonb_to_recordset($1::jsonb) AS r("agentId" uuid, "capabilityId" uuid, "itemId" uuid, outcome text) RETURNING id::text`,
    [JSON.stringify(reviews), iso(now)],
  );
}

export interface SuspendedCapability {
  id: string;
  name: string;
  agentId: string;
  agentName: string;
}

/** Suspends the live ones of some capabilities, the agents locked first and in order, as every write does. */
export async function suspendLive(tx: Queryable, ids: readonly string[]): Promise<SuspendedCapability[]> {
  await tx.query(
    `SELECT id::text FROM "Agent" WHERE id IN (SELECT "agentId" FROM "Capability" WHERE id = ANY($1::uuid[]))
     ORDER BY id FOR NO KEY UPDATE`,
    [ids],
  );
  return tx.query<SuspendedCapability>(
    `UPDATE "Capability" c SET state = 'suspended', version = c.version + 1 FROM "Agent" a
     WHERE a.id = c."agentId" AND c.id = ANY($1::uuid[]) AND c.state = 'live' AND a.state NOT IN ('retired', 'rejected')
     RETURNING c.id::text AS id, c.name, a.id::text AS "agentId", a.name AS "agentName"`,
    [ids],
  );
}
