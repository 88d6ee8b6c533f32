import { invalid } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { isId } from "#lib/verbs/fields.ts";

/** What hangs on an agent in tables of its own; undefined leaves it as it is. */
export interface AgentLinks {
  units?: { unit: string; ownerId: string | null }[] | undefined;
  delegatesTo?: string[] | undefined;
  dataSourceIds?: string[] | undefined;
}

/** Makes the links exactly these, touching only what differs, so that what stays keeps its past. */
export async function setAgentLinks(tx: Transaction, agentId: string, links: AgentLinks): Promise<void> {
  if (links.units) {
    const units = JSON.stringify(links.units);
    await tx.query(
      `DELETE FROM "AgentUnit" WHERE "agentId" = $1::uuid
         AND unit NOT IN (SELECT u.unit FROM jsonb_to_recordset($2::jsonb) AS u(unit text)) RETURNING id::text`,
      [agentId, units],
    );
    await tx.query(
      `INSERT INTO "AgentUnit" ("agentId", unit, "ownerId")
       SELECT $1::uuid, u.unit, u."ownerId" FROM jsonb_to_recordset($2::jsonb) AS u(unit text, "ownerId" uuid)
       ON CONFLICT ("agentId", unit) DO UPDATE SET "ownerId" = EXCLUDED."ownerId"
         WHERE "AgentUnit"."ownerId" IS DISTINCT FROM EXCLUDED."ownerId" RETURNING id::text`,
      [agentId, units],
    );
  }
  if (links.delegatesTo) {
    await tx.query(
      `DELETE FROM "AgentDelegate" WHERE "agentId" = $1::uuid AND "delegateSlug" <> ALL($2::text[]) RETURNING id::text`,
      [agentId, links.delegatesTo],
    );
    await tx.query(
      `INSERT INTO "AgentDelegate" ("agentId", "delegateSlug", "delegateId")
       SELECT $1::uuid, d.slug, g.id FROM unnest($2::text[]) AS d(slug) LEFT JOIN "Agent" g ON g.slug = d.slug
       ON CONFLICT ("agentId", "delegateSlug") DO NOTHING RETURNING id::text`,
      [agentId, links.delegatesTo],
    );
  }
  if (links.dataSourceIds) {
    await tx.query(
      `DELETE FROM "AgentDataSource" WHERE "agentId" = $1::uuid AND "dataSourceId" <> ALL($2::uuid[]) RETURNING id::text`,
      [agentId, links.dataSourceIds],
    );
    await tx.query(
      `INSERT INTO "AgentDataSource" ("agentId", "dataSourceId") SELECT $1::uuid, unnest($2::uuid[])
       ON CONFLICT DO NOTHING RETURNING id::text`,
      [agentId, links.dataSourceIds],
    );
  }
}

/** Others that already hand work to a name find its agent once it is registered. @returns the ids of those agents */
export async function adoptDelegators(tx: Transaction, agentId: string, slug: string): Promise<string[]> {
  const rows = await tx.query<{ agentId: string }>(
    `UPDATE "AgentDelegate" SET "delegateId" = $1::uuid WHERE "delegateSlug" = $2 AND "delegateId" IS NULL
     RETURNING "agentId"::text AS "agentId"`,
    [agentId, slug],
  );
  return rows.map((row) => row.agentId);
}

/**
 * Delegates as slugs, whether they were named by slug or id; a slug that is not registered is kept (a gap, no error).
 * @throws Refusal `invalid` when an id is unknown, or when work would come back to `own` in a circle.
 */
export async function delegateSlugs(tx: Transaction, own: string, names: readonly string[]): Promise<string[]> {
  // Two edits at once could close a circle that neither of them sees.
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('delegation'))::text");
  const ids = names.filter(isId);
  const rows = await tx.query<{ id: string; slug: string }>(
    `SELECT id::text AS id, slug FROM "Agent" WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  const slugById = new Map(rows.map(({ id, slug }) => [id, slug]));
  const slugs = names.map((name, index) => {
    const slug = isId(name) ? slugById.get(name) : name;
    if (slug === undefined)
      throw invalid([{ path: `delegatesTo.${index}`, message: `There is no agent '${name}'. Name it by its slug.` }]);
    return slug;
  });
  for (const [index, slug] of slugs.entries())
    if (slug === own || (await leadsTo(tx, slug, own)))
      throw invalid([
        {
          path: `delegatesTo.${index}`,
          message:
            slug === own
              ? "An agent cannot delegate to itself."
              : `That would be a circle: '${slug}' hands work on that comes back to '${own}'.`,
        },
      ]);
  return [...new Set(slugs)].sort();
}

/** True when work handed to `from` can reach `to`. */
async function leadsTo(queryable: Queryable, from: string, to: string): Promise<boolean> {
  const found = await queryable.query(
    `WITH RECURSIVE reached(slug) AS (
       SELECT $1::text
       UNION
       SELECT d."delegateSlug" FROM reached JOIN "Agent" g ON g.slug = reached.slug
         JOIN "AgentDelegate" d ON d."agentId" = g.id)
     SELECT slug FROM reached WHERE slug = $2`,
    [from, to],
  );
  return found.length > 0;
}
