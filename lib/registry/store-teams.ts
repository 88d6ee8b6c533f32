import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { notEndedInSql } from "./periods-in-sql.ts";
import { isoSql, type PersonReference, personReferenceSql } from "./references.ts";

/** A team as the API shows it. */
export interface TeamAnswer {
  id: string;
  slug: string;
  name: string;
  lead: PersonReference | null;
  members: PersonReference[];
  endedAt: string | null;
  version: number;
}

export const teamColumns = `t.id::text AS id, t.slug, t.name, ${personReferenceSql("l")} AS lead,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'email', p.email, 'name', p.name) ORDER BY p.name)
    FROM "TeamMember" tm JOIN "Person" p ON p.id = tm."personId" WHERE tm."teamId" = t.id), '[]'::jsonb) AS members, ${isoSql('t."endedAt"')} AS "endedAt", t.version`;

export const teamFrom = `"Team" t LEFT JOIN "Person" l ON l.id = t."leadId"`;

/** @throws Refusal `missing` */
export async function readTeamById(queryable: Queryable, id: string): Promise<TeamAnswer> {
  const [team] = await queryable.query<TeamAnswer>(`SELECT ${teamColumns} FROM ${teamFrom} WHERE t.id = $1::uuid`, [
    id,
  ]);
  if (!team) throw missing("team", id);
  return team;
}

/**
 * What a team still holds, by the agent and how: what has to be given to others before it can end. A rejected agent counts,
 * because it may be taken up again as it was.
 */
export const heldByTeam = (tx: Transaction, teamId: string, now: string): Promise<{ agent: string; role: string }[]> =>
  tx.query(
    `SELECT g.name AS agent, replace(h.role::text, '_', ' ') AS role FROM "Assignment" h JOIN "Agent" g ON g.id = h."agentId"
       LEFT JOIN "Capability" c ON c.id = h."capabilityId"
     WHERE h."teamId" = $1::uuid AND ${notEndedInSql("h", "$2")}
       AND g.state <> 'retired' AND (c.id IS NULL OR c.state <> 'ended')
     UNION ALL SELECT g.name, 'a letter in the matrix' FROM "RaciOverride" o JOIN "Agent" g ON g.id = o."agentId"
     WHERE o."teamId" = $1::uuid AND NOT o.removes AND g.state <> 'retired' ORDER BY 1, 2`,
    [teamId, now],
  );

/** Makes the members exactly these, touching only what differs. */
export async function setMembers(tx: Transaction, teamId: string, members: readonly string[]): Promise<void> {
  await tx.query(
    `DELETE FROM "TeamMember" WHERE "teamId" = $1::uuid AND "personId" <> ALL($2::uuid[]) RETURNING id::text`,
    [teamId, members],
  );
  await tx.query(
    `INSERT INTO "TeamMember" ("teamId", "personId") SELECT $1::uuid, unnest($2::uuid[]) ON CONFLICT DO NOTHING RETURNING id::text`,
    [teamId, members],
  );
}
