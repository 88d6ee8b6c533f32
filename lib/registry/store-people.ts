import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { PersonStatus, PlatformRole } from "./core/vocabulary.ts";
import { isoSql, type PersonReference, personReferenceSql, type SlugReference } from "./references.ts";

/** A person as the API shows them. */
export interface PersonAnswer {
  id: string;
  email: string;
  name: string;
  status: PersonStatus;
  leftAt: string | null;
  title: string | null;
  function: string | null;
  unit: string | null;
  manager: PersonReference | null;
  teams: SlugReference[];
  outOfOffice: { from: string; until: string | null } | null;
  platformRoles: PlatformRole[];
  version: number;
}

export const personColumns = `p.id::text AS id, p.email, p.name, p.status::text AS status, ${isoSql('p."leftAt"')} AS "leftAt", p.title,
  p.function::text AS function, p.unit, ${personReferenceSql("m")} AS manager,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) ORDER BY t.name)
    FROM "TeamMember" tm JOIN "Team" t ON t.id = tm."teamId" WHERE tm."personId" = p.id AND t."endedAt" IS NULL), '[]'::jsonb) AS teams,
  CASE WHEN p."outOfOfficeFrom" IS NULL THEN NULL ELSE jsonb_build_object(
    'from', ${isoSql('p."outOfOfficeFrom"')}, 'until', ${isoSql('p."outOfOfficeUntil"')}) END AS "outOfOffice",
  p."platformRoles"::text[] AS "platformRoles", p.version`;

export const personFrom = `"Person" p LEFT JOIN "Person" m ON m.id = p."managerId"`;

/** @throws Refusal `missing` */
export async function readPersonById(queryable: Queryable, id: string): Promise<PersonAnswer> {
  const [person] = await queryable.query<PersonAnswer>(
    `SELECT ${personColumns} FROM ${personFrom} WHERE p.id = $1::uuid`,
    [id],
  );
  if (!person) throw missing("person", id);
  return person;
}

/** The person's row, locked until the transaction ends. @throws Refusal `missing` */
export async function personForUpdate(tx: Transaction, id: string) {
  await tx.query(`SELECT id::text FROM "Person" WHERE id = $1::uuid FOR UPDATE`, [id]);
  const person = await tx.models.person.findUnique({ where: { id } });
  if (!person) throw missing("person", id);
  return person;
}

/** Who stands above a manager, the manager included: a person among them would close a circle. */
export async function managersAbove(queryable: Queryable, managerId: string): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `WITH RECURSIVE above(id) AS (
       SELECT $1::uuid UNION SELECT p."managerId" FROM "Person" p JOIN above ON p.id = above.id WHERE p."managerId" IS NOT NULL)
     SELECT id::text AS id FROM above`,
    [managerId],
  );
  return rows.map((row) => row.id);
}
