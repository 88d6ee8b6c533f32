import type { Queryable } from "#lib/platform/database.ts";

/** How far up the line somebody is looked for; managers who name each other end there too. */
const LEVELS = 50;

/** Joins `b."id"`, the first active manager above person `p`; null where nobody up the line is there. */
export const managerAbove = `LEFT JOIN LATERAL (
  WITH RECURSIVE line AS (
    SELECT m.id, m."managerId", m.status, 1 AS level FROM "Person" m WHERE m.id = p."managerId"
    UNION ALL SELECT m.id, m."managerId", m.status, line.level + 1 FROM line JOIN "Person" m ON m.id = line."managerId"
    WHERE line.status <> 'active' AND line.level < ${LEVELS})
  SELECT line.id FROM line WHERE line.status = 'active' AND line.id <> p.id ORDER BY line.level LIMIT 1) b ON true`;

/** Whether person `q` hands over for person `p`: the first active manager above them, else those of security. */
export const handsOver = `q.status = 'active' AND q.id <> p.id
  AND (q.id = b.id OR (b.id IS NULL AND 'security' = ANY(q."platformRoles")))`;

/** The first active manager above a person; null where nobody up the line is there. */
export async function managerAboveOf(queryable: Queryable, personId: string): Promise<string | null> {
  const [found] = await queryable.query<{ id: string | null }>(
    `SELECT b.id::text AS id FROM "Person" p ${managerAbove} WHERE p.id = $1::uuid`,
    [personId],
  );
  return found?.id ?? null;
}
