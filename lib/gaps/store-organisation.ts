import type { Queryable } from "#lib/platform/database.ts";
import type { RiskTier } from "#lib/registry/core/vocabulary.ts";

/** From here on one lock for everybody is cheaper than one each, and cannot fill the server's table of locks. */
const MANY = 100;

/**
 * One transaction at a time sums up a person's seats or a control's reliance: whoever comes second sees what the first
 * has committed. Few people are locked one by one, so that writes about different people do not wait for each other.
 */
export async function lockOrganisation(
  tx: Queryable,
  people: readonly string[],
  controls: readonly string[],
): Promise<void> {
  if (controls.length > 0 || people.length > MANY) {
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('organisation-findings'))::text");
    return;
  }
  await tx.query("SELECT pg_advisory_xact_lock_shared(hashtext('organisation-findings'))::text");
  await tx.query(
    `SELECT pg_advisory_xact_lock(k)::text FROM (SELECT DISTINCT hashtext('concentration:' || id) AS k
       FROM unnest($1::text[]) AS id ORDER BY 1) keys`,
    [people],
  );
}

const seatColumns = ["accountableApproverId", "accountableDetectorId", "accountableResponderId"] as const;

const isHeavy = `"riskTier" >= 'high' AND state NOT IN ('pending', 'ended')`;

export interface HeavyPerson {
  person: { id: string; name: string; email: string };
  capabilities: number;
}

/** How many high or critical capabilities each of these people is accountable for, each capability once. */
export async function heavyPeople(queryable: Queryable, ids: readonly string[]): Promise<HeavyPerson[]> {
  if (ids.length === 0) return [];
  const seats = seatColumns
    .map(
      (column) =>
        `SELECT id, "${column}" AS "personId" FROM "Capability" WHERE "${column}" = ANY($1::uuid[]) AND ${isHeavy}`,
    )
    .join(" UNION ");
  return queryable.query<HeavyPerson>(
    `WITH held AS (SELECT "personId", count(*)::int AS capabilities FROM (${seats}) seats GROUP BY "personId")
     SELECT jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) AS person, COALESCE(h.capabilities, 0) AS capabilities
     FROM "Person" p LEFT JOIN held h ON h."personId" = p.id WHERE p.id = ANY($1::uuid[]) ORDER BY p.id`,
    [ids],
  );
}

/** Everybody who is over the threshold or was when it was judged last. */
export async function peopleToRecount(queryable: Queryable, above: number, rule: string): Promise<string[]> {
  const seats = seatColumns
    .map(
      (column) => `SELECT id, "${column}" AS "personId" FROM "Capability" WHERE "${column}" IS NOT NULL AND ${isHeavy}`,
    )
    .join(" UNION ");
  const rows = await queryable.query<{ id: string }>(
    `SELECT "personId"::text AS id FROM (${seats}) held GROUP BY "personId" HAVING count(*) > $1
     UNION SELECT p.id::text FROM "Gap" g JOIN "Person" p ON p.email = g."aboutValue"
       WHERE g."agentId" IS NULL AND g.rule = $2 AND g.status <> 'closed'`,
    [above, rule],
  );
  return rows.map(({ id }) => id);
}

/** The highest tier among the agents that rely on each control's default owner; a control on which none relies is absent. */
export async function highestTierRelyingOn(
  queryable: Queryable,
  controls: readonly string[],
): Promise<Map<string, RiskTier>> {
  if (controls.length === 0) return new Map();
  // The riskiest agents come first in the index, so that this ends at the first that relies on the control.
  const rows = await queryable.query<{ id: string; tier: RiskTier | null }>(
    `SELECT control.id, (SELECT a."riskTier"::text FROM "Agent" a JOIN "Judgement" j ON j."agentId" = a.id WHERE control.id = ANY(j.relies)
       ORDER BY a."riskTier" DESC LIMIT 1) AS tier FROM unnest($1::text[]) AS control(id)`,
    [controls],
  );
  return new Map(rows.flatMap(({ id, tier }) => (tier === null ? [] : [[id, tier] as const])));
}
