import type { Queryable } from "#lib/platform/database.ts";
import type { Grouping } from "#lib/raci/core/grouping.ts";
import { isoSql } from "#lib/registry/references.ts";
import type { Conditions } from "#lib/verbs/list.ts";

/** An entry of the evidence as the API shows it. */
export interface EvidenceAnswer {
  sequence: string;
  at: string;
  actor: { kind: string; id: string | null; name: string };
  type: string;
  subject: { kind: string; id: string | null; name: string };
  agentId: string | null;
  correlationId: string;
  reason: string | null;
  payload: Record<string, unknown>;
  /** SHA-256, hex, of the canonical entry. */
  hash: string;
}

export const evidenceColumns = `e.sequence::text AS sequence, ${isoSql("e.at")} AS at,
  jsonb_build_object('kind', e."actorKind", 'id', e."actorId", 'name', e."actorName") AS actor, e.type,
  jsonb_build_object('kind', e."subjectKind", 'id', e."subjectId", 'name', e."subjectName") AS subject,
  e."agentId"::text AS "agentId", e."correlationId", e.reason, e.payload::jsonb AS payload, e.hash`;

export const readEntry = async (queryable: Queryable, sequence: string): Promise<EvidenceAnswer | undefined> =>
  (
    await queryable.query<EvidenceAnswer>(`SELECT ${evidenceColumns} FROM "Evidence" e WHERE e.sequence = $1::bigint`, [
      sequence,
    ])
  )[0];

/** The agents that a report is about, in the order of the matrix on screen. */
export const reportAgents = (
  queryable: Queryable,
  where: Conditions,
  by: Grouping,
): Promise<{ id: string; unit: string | null }[]> =>
  queryable.query(
    `SELECT a.id::text AS id, a."businessUnit" AS unit FROM "Agent" a WHERE ${where.sql}
     ORDER BY ${by === "unit" ? "" : 'a."riskTier" DESC, '}a.name, a.id`,
    where.values,
  );
