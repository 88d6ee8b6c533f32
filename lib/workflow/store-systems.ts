import type { Queryable } from "#lib/platform/database.ts";
import type { SystemFacts } from "#lib/registry/core/facts.ts";

/** A system with its owner, as the facts know it; null where none has the slug. */
export async function systemFactsBySlug(queryable: Queryable, slug: string): Promise<SystemFacts | null> {
  const [found] = await queryable.query<SystemFacts>(
    `SELECT s.id::text AS id, s.slug, s.name, s.kind::text AS kind, s."dataClassification"::text AS "dataClassification", s."enforcesApproval",
       CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('id', o.id, 'name', o.name, 'email', o.email, 'status', o.status,
         'leftAt', extract(epoch FROM o."leftAt") * 1000, 'managerId', o."managerId") END AS owner
     FROM "System" s LEFT JOIN "Person" o ON o.id = s."ownerId" WHERE s.slug = $1 OR s.id::text = $1`,
    [slug],
  );
  return found ?? null;
}
