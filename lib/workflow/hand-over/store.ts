import type { Queryable } from "#lib/platform/database.ts";
import type { PersonFacts } from "#lib/registry/core/facts.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import { LIVE } from "#lib/registry/live.ts";
import { notEndedInSql } from "#lib/registry/periods-in-sql.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "#lib/registry/references.ts";
import type { ThingKind } from "./core/things.ts";

/** One thing that a person answers for, as it can be handed over. */
export interface HeldThing {
  kind: ThingKind;
  /** Unique among things of the kind: what a move names. */
  id: string;
  version: number;
  name: string;
  role: Role | null;
  agent: SlugReference | null;
  capability: SlugReference | null;
  /** Of an assignment: from when and until when, ISO 8601; an end null where it has none. */
  startsAt: string | null;
  endsAt: string | null;
  /** Of an assignment: who else holds the role here now. */
  coHolders: PersonReference[];
  /** Of an assignment: who has it marked as accountable, its authority and its deputies. Of a deputyship: all deputies. */
  marked: boolean;
  authority: string | null;
  deputies: (PersonReference & { status: string })[];
  /** Of a deputyship: for whom. */
  holder: PersonReference | null;
}

const NONE = `NULL::text AS role, NULL::jsonb AS agent, NULL::jsonb AS capability, NULL::text AS "startsAt", NULL::text AS "endsAt", '[]'::jsonb AS "coHolders", false AS marked,
  NULL::text AS authority, '[]'::jsonb AS deputies, NULL::jsonb AS holder`;

const notEnded = (alias: string): string => notEndedInSql(alias, "$2");

const deputiesOf = (assignment: string): string =>
  `COALESCE((SELECT jsonb_agg(jsonb_build_object('id', x.id, 'email', x.email, 'name', x.name, 'status', x.status) ORDER BY d.position)
     FROM "AssignmentDeputy" d JOIN "Person" x ON x.id = d."personId" WHERE d."assignmentId" = ${assignment}.id), '[]'::jsonb)`;

const place = `s.role::text AS role, ${slugReferenceSql("g")} AS agent, ${slugReferenceSql("c")} AS capability`;
const placeFrom = `JOIN "Agent" g ON g.id = s."agentId" LEFT JOIN "Capability" c ON c.id = s."capabilityId"`;

/** The rows behind each kind of thing; what hangs on an agent is locked with it, as every command on an agent does. */
const lockedBy: Record<ThingKind, string> = {
  system: `SELECT id FROM "System" WHERE id = ANY($1::uuid[])`,
  data_source: `SELECT id FROM "DataSource" WHERE id = ANY($1::uuid[])`,
  source_quality: `SELECT id FROM "DataSource" WHERE id = ANY($1::uuid[])`,
  control_default: `SELECT id FROM "Control" WHERE id = ANY($1::uuid[])`,
  team: `SELECT id FROM "Team" WHERE id = ANY($1::uuid[])`,
  assignment: `SELECT id FROM "Agent" WHERE id IN (SELECT "agentId" FROM "Assignment" WHERE id = ANY($1::uuid[]))`,
  deputy: `SELECT id FROM "Agent" WHERE id IN (SELECT "agentId" FROM "Assignment" WHERE id = ANY($1::uuid[]))`,
  control: `SELECT id FROM "Agent" WHERE id IN (SELECT "agentId" FROM "AgentControl" WHERE id = ANY($1::uuid[]))`,
  gap: `SELECT id FROM "Gap" WHERE id = ANY($1::uuid[])`,
};

/** Locks things that are to be handed over until the transaction ends, always in the same order. */
export async function lockThings(tx: Queryable, moves: readonly { kind: ThingKind; id: string }[]): Promise<void> {
  for (const [kind, rows] of Object.entries(lockedBy)) {
    const ids = moves.filter((move) => move.kind === kind).map(({ id }) => id);
    if (ids.length > 0) await tx.query(`SELECT count(*)::int FROM (${rows} ORDER BY id FOR UPDATE) locked`, [ids]);
  }
}

/** Everything that hangs on a person and can be handed over, roles first. */
export const heldThings = (queryable: Queryable, personId: string, now: string): Promise<HeldThing[]> =>
  queryable.query<HeldThing>(
    `SELECT t.kind, t.id, t.version, t.name, t.role, t.agent, t.capability, t."startsAt", t."endsAt", t."coHolders", t.marked,
       t.authority, t.deputies, t.holder FROM (
       SELECT 1 AS rank, 'assignment' AS kind, s.id::text AS id, s.version, g.name AS name, ${place},
         ${isoSql('s."startsAt"')} AS "startsAt", ${isoSql('s."endsAt"')} AS "endsAt",
         COALESCE((SELECT jsonb_agg(${personReferenceSql("x")} ORDER BY o."startsAt", o.id) FROM "Assignment" o JOIN "Person" x ON x.id = o."personId"
           WHERE o."agentId" = s."agentId" AND o.role = s.role AND o."capabilityId" IS NOT DISTINCT FROM s."capabilityId"
             AND o."personId" <> s."personId" AND x.status = 'active' AND o."startsAt" <= $2::timestamptz AND o."endsAt" IS NULL), '[]'::jsonb) AS "coHolders",
         s.accountable AS marked, s.authority, ${deputiesOf("s")} AS deputies, NULL::jsonb AS holder
       FROM "Assignment" s ${placeFrom} WHERE s."personId" = $1::uuid AND ${notEnded("s")} AND ${LIVE}
       UNION ALL SELECT 2, 'deputy', s.id::text, s.version, g.name, ${place}, NULL, NULL, '[]'::jsonb, false, NULL, ${deputiesOf("s")}, ${personReferenceSql("h")}
       FROM "AssignmentDeputy" mine JOIN "Assignment" s ON s.id = mine."assignmentId" ${placeFrom} JOIN "Person" h ON h.id = s."personId"
       WHERE mine."personId" = $1::uuid AND ${notEnded("s")} AND ${LIVE}
       UNION ALL SELECT 3, 'system', y.id::text, y.version, y.name, ${NONE} FROM "System" y WHERE y."ownerId" = $1::uuid AND y."endedAt" IS NULL
       UNION ALL SELECT 4, 'data_source', y.id::text, y.version, y.name, ${NONE} FROM "DataSource" y WHERE y."dataOwnerId" = $1::uuid AND y."endedAt" IS NULL
       UNION ALL SELECT 5, 'source_quality', y.id::text, y.version, y.name, ${NONE} FROM "DataSource" y WHERE y."qualityOwnerId" = $1::uuid AND y."endedAt" IS NULL
       UNION ALL SELECT 6, 'control', k.id::text, k.version, k."controlId", NULL, ${slugReferenceSql("g")}, NULL, NULL, NULL, '[]'::jsonb, false, NULL, '[]'::jsonb, NULL
       FROM "AgentControl" k JOIN "Agent" g ON g.id = k."agentId" WHERE k."ownerId" = $1::uuid AND g.state NOT IN ('retired', 'rejected')
       UNION ALL SELECT 7, 'control_default', y.id::text, y.version, y."controlId", ${NONE} FROM "Control" y WHERE y."defaultOwnerId" = $1::uuid AND y."endedAt" IS NULL
       UNION ALL SELECT 8, 'team', y.id::text, y.version, y.name, ${NONE} FROM "Team" y WHERE y."leadId" = $1::uuid AND y."endedAt" IS NULL
       UNION ALL SELECT 9, 'gap', x.id::text, x.version, x.sentence, x.role::text, ${slugReferenceSql("g")}, NULL, NULL, NULL, '[]'::jsonb, false, NULL, '[]'::jsonb, NULL
       FROM "Gap" x LEFT JOIN "Agent" g ON g.id = x."agentId" WHERE x."assigneeId" = $1::uuid AND x.status <> 'closed'
     ) t ORDER BY t.rank, t.name, t.capability ->> 'name' NULLS FIRST, t.role, t.id`,
    [personId, now],
  );

/** Who else could be asked: the manager, and the active people of the person's teams, leads first. */
export async function around(
  queryable: Queryable,
  personId: string,
): Promise<{ manager: PersonFacts | null; team: PersonFacts[] }> {
  const columns = `p.id::text AS id, p.name, p.email, p.status::text AS status, NULL::bigint AS "leftAt", p."managerId"::text AS "managerId"`;
  const [manager] = await queryable.query<PersonFacts>(
    `SELECT ${columns} FROM "Person" p WHERE p.id = (SELECT "managerId" FROM "Person" WHERE id = $1::uuid)`,
    [personId],
  );
  const team = await queryable.query<PersonFacts>(
    `SELECT ${columns} FROM "Person" p CROSS JOIN LATERAL (
       SELECT bool_or(COALESCE(t."leadId" = p.id, false)) AS leads FROM "TeamMember" mine JOIN "Team" t ON t.id = mine."teamId"
       WHERE mine."personId" = $1::uuid AND t."endedAt" IS NULL AND (t."leadId" = p.id OR EXISTS (
         SELECT FROM "TeamMember" other WHERE other."teamId" = t.id AND other."personId" = p.id))) l
     WHERE l.leads IS NOT NULL AND p.id <> $1::uuid AND p.status = 'active' ORDER BY l.leads DESC, p.name, p.id LIMIT 20`,
    [personId],
  );
  return { manager: manager ?? null, team };
}

/** What cannot be moved by a hand-over, because it is said on the agent or was a signature. */
export const staysOpen = (
  queryable: Queryable,
  personId: string,
): Promise<{ kind: "unit" | "vendor_owner" | "residual_risk"; name: string; agent: SlugReference }[]> =>
  queryable.query(
    `SELECT 'unit' AS kind, u.unit AS name, ${slugReferenceSql("g")} AS agent FROM "AgentUnit" u JOIN "Agent" g ON g.id = u."agentId"
       WHERE u."ownerId" = $1::uuid AND g.state NOT IN ('retired', 'rejected')
     UNION ALL SELECT o.kind, g.name, ${slugReferenceSql("g")} FROM "Agent" g CROSS JOIN LATERAL (VALUES
         ('vendor_owner', g."vendorDataClassificationOwnerId"), ('vendor_owner', g."vendorOutputsOwnerId"),
         ('residual_risk', g."residualRiskAcceptedById")) AS o(kind, owner)
       WHERE o.owner = $1::uuid AND g.state NOT IN ('retired', 'rejected')
     ORDER BY 1, 2`,
    [personId],
  );
