import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { isId } from "#lib/verbs/fields.ts";
import type { CapabilityState, PersonStatus, Role } from "./core/vocabulary.ts";
import { notEndedInSql, presentInSql } from "./periods-in-sql.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "./references.ts";
import { agentForUpdate } from "./store-agents.ts";

/** An assignment as the API shows it. */
export interface AssignmentAnswer {
  id: string;
  role: Role;
  agent: SlugReference;
  /** Null: the agent's default. */
  capability: (SlugReference & { state: CapabilityState }) | null;
  person: (PersonReference & { status: PersonStatus }) | null;
  team: SlugReference | null;
  /** The one of those present in the role whom the rules judge: the one marked, else who began first. */
  accountable: boolean;
  /** Marked as the accountable one, whether or not it has begun. */
  marked: boolean;
  deputies: PersonReference[];
  authority: string | null;
  startsAt: string;
  endsAt: string | null;
  acceptedAt: string | null;
  attestedAt: string | null;
  /** The deputy who attested on the holder's behalf; null: the holder did. */
  attestedBy: PersonReference | null;
  version: number;
}

/** Who is accountable in the role and place of assignment `s` at a moment. */
const accountableAt = (at: string): string => `(SELECT h.id FROM "Assignment" h
    WHERE h."agentId" = s."agentId" AND h.role = s.role AND h."capabilityId" IS NOT DISTINCT FROM s."capabilityId" AND h."personId" IS NOT NULL
      AND ${presentInSql("h", `'${at}'`)}
    ORDER BY h.accountable DESC, h."startsAt", h."recordedAt", h.id LIMIT 1)`;

export const assignmentColumns = (
  now: Instant,
): string => `s.id::text AS id, s.role::text AS role, ${slugReferenceSql("a")} AS agent,
  CASE WHEN c.id IS NULL THEN NULL ELSE jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'state', c.state) END AS capability,
  CASE WHEN p.id IS NULL THEN NULL ELSE jsonb_build_object('id', p.id, 'email', p.email, 'name', p.name, 'status', p.status) END AS person,
  ${slugReferenceSql("t")} AS team,
  s.id IS NOT DISTINCT FROM ${accountableAt(iso(now))} AS accountable, s.accountable AS marked,
  COALESCE((SELECT jsonb_agg(${personReferenceSql("x")} ORDER BY d.position)
    FROM "AssignmentDeputy" d JOIN "Person" x ON x.id = d."personId" WHERE d."assignmentId" = s.id), '[]'::jsonb) AS deputies,
  s.authority, ${isoSql('s."startsAt"')} AS "startsAt", ${isoSql('s."endsAt"')} AS "endsAt",
  ${isoSql('s."acceptedAt"')} AS "acceptedAt", ${isoSql('s."attestedAt"')} AS "attestedAt",
  CASE WHEN s."attestedById" IS NULL THEN NULL ELSE (SELECT ${personReferenceSql("b")} FROM "Person" b WHERE b.id = s."attestedById") END AS "attestedBy",
  s.version`;

export const assignmentFrom = `"Assignment" s JOIN "Agent" a ON a.id = s."agentId" LEFT JOIN "Capability" c ON c.id = s."capabilityId"
  LEFT JOIN "Person" p ON p.id = s."personId" LEFT JOIN "Team" t ON t.id = s."teamId"`;

/** @throws Refusal `missing` */
export async function readAssignmentById(queryable: Queryable, id: string, now: Instant): Promise<AssignmentAnswer> {
  const [assignment] = isId(id)
    ? await queryable.query<AssignmentAnswer>(
        `SELECT ${assignmentColumns(now)} FROM ${assignmentFrom} WHERE s.id = $1::uuid`,
        [id],
      )
    : [];
  if (!assignment) throw missing("assignment", id);
  return assignment;
}

/** The assignment with its agent, both locked, the agent first. @throws Refusal `missing` */
export async function assignmentForUpdate(tx: Transaction, id: string, now: Instant) {
  const found = isId(id) ? await tx.models.assignment.findUnique({ where: { id }, select: { agentId: true } }) : null;
  if (!found) throw missing("assignment", id);
  const held = await agentForUpdate(tx, found.agentId, now);
  const assignment = await tx.models.assignment.findUniqueOrThrow({ where: { id } });
  // One after the other: relations that Prisma includes are asked for at once, and a transaction has one connection.
  const { personId, teamId, capabilityId } = assignment;
  const person = personId === null ? null : await tx.models.person.findUniqueOrThrow({ where: { id: personId } });
  const team = teamId === null ? null : await tx.models.team.findUniqueOrThrow({ where: { id: teamId } });
  const capability =
    capabilityId === null
      ? null
      : await tx.models.capability.findUniqueOrThrow({
          where: { id: capabilityId },
          select: { id: true, slug: true, name: true },
        });
  const deputies = await tx.query<{ id: string; name: string }>(
    `SELECT p.id::text AS id, p.name FROM "AssignmentDeputy" d JOIN "Person" p ON p.id = d."personId"
     WHERE d."assignmentId" = $1::uuid ORDER BY d.position`,
    [id],
  );
  return { ...held, assignment: { ...assignment, person, team, capability, deputies } };
}

export type HeldAssignment = Awaited<ReturnType<typeof assignmentForUpdate>>["assignment"];

/**
 * The marked ones of a role in a scope who are still there at a time, or whose time lies within that of the one who is to
 * be marked: making them accountable unmarks these. The past keeps who was.
 */
export async function markedBeside(
  queryable: Queryable,
  scope: {
    agentId: string;
    capabilityId: string | null;
    role: Role;
    startsAt: Instant;
    except: string | null;
  },
): Promise<{ id: string; person: { id: string; name: string } }[]> {
  return queryable.query(
    `SELECT s.id::text AS id, jsonb_build_object('id', p.id, 'name', p.name) AS person
     FROM "Assignment" s JOIN "Person" p ON p.id = s."personId"
     WHERE s."agentId" = $1::uuid AND s."capabilityId" IS NOT DISTINCT FROM $2::uuid AND s.role = $3::"Role" AND s.accountable
       AND ${notEndedInSql("s", "$4")} AND s.id IS DISTINCT FROM $5::uuid`,
    [scope.agentId, scope.capabilityId, scope.role, iso(scope.startsAt), scope.except],
  );
}

/** Takes the mark away, before somebody else gets it: the database allows one at a time. */
export async function unmark(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE "Assignment" SET accountable = false, version = version + 1 WHERE id = ANY($1::uuid[]) RETURNING id::text`,
    [ids],
  );
}

/** Makes the deputies exactly these, in this order, touching only what differs. */
export async function setDeputies(
  tx: Transaction,
  assignment: { id: string; agentId: string },
  deputies: readonly string[],
): Promise<void> {
  await tx.query(
    `DELETE FROM "AssignmentDeputy" WHERE "assignmentId" = $1::uuid AND "personId" <> ALL($2::uuid[]) RETURNING id::text`,
    [assignment.id, deputies],
  );
  await tx.query(
    `INSERT INTO "AssignmentDeputy" ("agentId", "assignmentId", "personId", position)
     SELECT $1::uuid, $2::uuid, d.person, d.position - 1 FROM unnest($3::uuid[]) WITH ORDINALITY AS d(person, position)
     ON CONFLICT ("assignmentId", "personId") DO UPDATE SET position = EXCLUDED.position
       WHERE "AssignmentDeputy".position <> EXCLUDED.position RETURNING id::text`,
    [assignment.agentId, assignment.id, deputies],
  );
}

/** How an assignment is named in the evidence: 'approver of Refund agent / Pay out: Mira Chen'. */
export const assignmentName = (
  role: Role,
  agent: { name: string },
  capability: { name: string } | null,
  holder: { name: string } | null,
): string =>
  `${role} of ${agent.name}${capability === null ? "" : ` / ${capability.name}`}: ${holder?.name ?? "nobody"}`;
