import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isoSql } from "#lib/registry/references.ts";
import type { Certificate, KnownEntry } from "./core/certificate.ts";

/** What a certificate says of its agent. */
export async function agentOfCertificate(queryable: Queryable, id: string): Promise<Certificate["agent"]> {
  const [agent] = await queryable.query<Certificate["agent"]>(
    `SELECT id::text AS id, slug, name, purpose, "workloadIdentity" FROM "Agent" WHERE id = $1::uuid`,
    [id],
  );
  if (!agent) throw missing("agent", id);
  return agent;
}

/** The entries about a retirement and its steps, and whatever was written together with them about the agent. */
export const entriesOfRetirement = (
  queryable: Queryable,
  agentId: string,
  subjects: readonly string[],
): Promise<KnownEntry[]> =>
  queryable.query<KnownEntry>(
    `SELECT e.sequence::text AS sequence, ${isoSql("e.at")} AS at, e.type, e."actorName" AS actor, e.hash,
       e."subjectId"::text AS "subjectId", e."correlationId",
       CASE WHEN e."subjectKind" = 'retirementStep' THEN e.payload::jsonb->'for'->>'name' END AS for
     FROM "Evidence" e WHERE e."subjectId" = ANY($1::uuid[])
       OR (e."correlationId" IN (SELECT s."correlationId" FROM "Evidence" s WHERE s."subjectId" = ANY($1::uuid[]))
         AND (e."agentId" = $2::uuid OR e.type = 'agent.edited'))
     ORDER BY e.sequence`,
    [subjects, agentId],
  );
