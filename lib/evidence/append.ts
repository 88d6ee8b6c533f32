import type { Actor } from "#lib/identity/core/actor.ts";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { present, type Queryable } from "#lib/platform/database.ts";
import { canonicalJson, type EvidenceDraft, type EvidenceEntry, entryHash } from "./core/entry.ts";

/** Who, when and under which correlation a draft becomes an entry. */
export interface EvidenceOrigin {
  actor: Pick<Actor, "kind" | "id" | "name">;
  now: Instant;
  correlationId: string;
  reason: string | null;
}

// Months whose partition is known to be there; the database makes a missing one.
const knownMonths = new Set<string>();

/**
 * Appends entries in the transaction of the change that they record (R82): no evidence, no change.
 * @returns their sequence numbers, in order.
 */
export async function appendEvidence(
  tx: Queryable,
  origin: EvidenceOrigin,
  drafts: readonly EvidenceDraft[],
): Promise<string[]> {
  if (drafts.length === 0) return [];
  const at = iso(origin.now);
  const month = at.slice(0, 7);
  if (!knownMonths.has(month)) {
    // Outside the transaction: a rollback must not take back a partition that this process believes in.
    await present.query("SELECT evidence_partition($1::timestamptz)::text", [at]);
    knownMonths.add(month);
  }
  const rows = drafts.map(({ type, subject, payload }) => {
    const entry: EvidenceEntry = {
      at,
      actor: { kind: origin.actor.kind, id: origin.actor.id, name: origin.actor.name },
      type,
      subject: { kind: subject.kind, id: subject.id, name: subject.name, agentId: subject.agentId },
      correlationId: origin.correlationId,
      reason: origin.reason,
      payload: JSON.parse(canonicalJson(payload)) as Record<string, unknown>,
    };
    return { ...entry, payload: canonicalJson(entry.payload), hash: entryHash(entry) };
  });
  const written = await tx.query<{ sequence: string }>(
    `INSERT INTO "Evidence" (at, "actorKind", "actorId", "actorName", type, "subjectKind", "subjectId", "subjectName",
       "agentId", "correlationId", reason, payload, hash)
     SELECT $1::timestamptz, $2, $3::uuid, $4, e.type, e."subjectKind", e."subjectId"::uuid, e."subjectName", e."agentId"::uuid, $5, $6, e.payload, e.hash
     FROM jsonb_to_recordset($7::jsonb) AS e(type text, "subjectKind" text, "subjectId" text, "subjectName" text, "agentId" text, payload text, hash text)
     RETURNING sequence::text AS sequence`,
    [
      at,
      origin.actor.kind,
      origin.actor.id,
      origin.actor.name,
      origin.correlationId,
      origin.reason,
      JSON.stringify(
        rows.map((row) => ({
          type: row.type,
          subjectKind: row.subject.kind,
          subjectId: row.subject.id,
          subjectName: row.subject.name,
          agentId: row.subject.agentId,
          payload: row.payload,
          hash: row.hash,
        })),
      ),
    ],
  );
  return written.map((row) => row.sequence);
}
