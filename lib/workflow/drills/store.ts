import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { RiskTier } from "#lib/registry/core/vocabulary.ts";
import { presentInSql } from "#lib/registry/periods-in-sql.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "#lib/registry/references.ts";
import { isId } from "#lib/verbs/fields.ts";
import type { DrillState } from "./core/drill-lifecycle.ts";

/** A responder's assignment in the scope of a drill. */
export interface Seat {
  assignmentId: string;
  agentId: string;
  personId: string;
  capabilities: number;
  tier: RiskTier;
}

const present = (alias: string): string => presentInSql(alias, "$1");

/** Agents whose gaps count, and what the judgement judges of them. */
const inScope = `g.state IN ('submitted', 'approved', 'active', 'suspended', 'retiring') AND c.state NOT IN ('pending', 'ended')
  AND c."riskTier" >= $2::"RiskTier" AND ($3::text IS NULL OR g."businessUnit" = $3::text)`;

/** The seats of a scope: each responder's assignment that capabilities lean on, with how many and the highest tier. */
export const seatsInScope = (queryable: Queryable, now: string, tier: RiskTier, unit: string | null): Promise<Seat[]> =>
  queryable.query<Seat>(
    `SELECT s.id::text AS "assignmentId", s."agentId"::text AS "agentId", s."personId"::text AS "personId",
       count(*)::int AS capabilities, max(c."riskTier")::text AS tier
     FROM "Capability" c JOIN "Agent" g ON g.id = c."agentId"
     JOIN "Assignment" s ON s."agentId" = c."agentId" AND s.role = 'responder' AND s."personId" = c."accountableResponderId" AND ${present("s")}
       AND (s."capabilityId" = c.id OR (s."capabilityId" IS NULL AND NOT EXISTS (
         SELECT FROM "Assignment" own WHERE own."capabilityId" = c.id AND own.role = 'responder' AND own."personId" IS NOT NULL AND ${present("own")})))
     JOIN "Person" p ON p.id = s."personId" AND p.status = 'active'
     WHERE ${inScope} GROUP BY s.id ORDER BY s.id`,
    [now, tier, unit],
  );

/** Capabilities of a scope for which no active person could be asked: their gaps say so too. */
export async function unanswerable(
  queryable: Queryable,
  now: string,
  tier: RiskTier,
  unit: string | null,
): Promise<number> {
  const [row] = await queryable.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Capability" c JOIN "Agent" g ON g.id = c."agentId"
     LEFT JOIN "Person" p ON p.id = c."accountableResponderId" AND p.status = 'active'
     WHERE p.id IS NULL AND $1::timestamptz IS NOT NULL AND ${inScope}`,
    [now, tier, unit],
  );
  return row?.n ?? 0;
}

/** The drill, locked. @throws Refusal `missing` */
export async function drillForUpdate(tx: Transaction, id: string) {
  const [found] = isId(id)
    ? await tx.query<{ id: string }>(`SELECT id::text AS id FROM "Drill" WHERE id = $1::uuid FOR UPDATE`, [id])
    : [];
  if (!found) throw missing("drill", id);
  const drill = await tx.models.drill.findUniqueOrThrow({ where: { id } });
  const asks = await tx.models.drillAsk.findMany({
    where: { drillId: id },
    orderBy: [{ assignmentId: "asc" }, { rank: "asc" }],
  });
  return { drill: { ...drill, state: drill.state as DrillState }, asks };
}
export type HeldDrill = Awaited<ReturnType<typeof drillForUpdate>>;

/** Asks people; an ask that is there already stays as it is. */
export async function addAsks(
  tx: Transaction,
  drill: { id: string; minutes: number },
  asks: readonly (Seat & { rank: number })[],
  now: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO "DrillAsk" ("drillId", "assignmentId", "agentId", capabilities, tier, rank, "personId", "askedAt", "dueAt")
     SELECT $1::uuid, a."assignmentId", a."agentId", a.capabilities, a.tier::"RiskTier", a.rank, a."personId", $3::timestamptz,
       $3::timestamptz + make_interval(mins => $4::int)
     FROM jsonb_to_recordset($2::jsonb) AS a("assignmentId" uuid, "agentId" uuid, "personId" uuid, capabilities int, tier text, rank int)
     ON CONFLICT ("drillId", "assignmentId", rank) DO NOTHING RETURNING id::text`,
    [drill.id, JSON.stringify(asks), now, drill.minutes],
  );
}

/** A drill as lists show it. */
export interface DrillRow {
  id: string;
  name: string;
  state: DrillState;
  tier: RiskTier;
  unit: string | null;
  minutes: number;
  repeatDays: number | null;
  unanswerable: number;
  startedAt: string;
  startedBy: PersonReference | null;
  endedAt: string | null;
  version: number;
}

export const drillColumns = `d.id::text AS id, d.name, d.state, d.tier::text AS tier, d.unit, d.minutes, d."repeatDays", d.unanswerable,
  ${isoSql('d."startedAt"')} AS "startedAt", ${personReferenceSql("p")} AS "startedBy", ${isoSql('d."endedAt"')} AS "endedAt", d.version`;
export const drillFrom = `"Drill" d LEFT JOIN "Person" p ON p.id = d."startedById"`;

/** One ask as the result shows it. */
export interface AskRow {
  assignmentId: string;
  agent: SlugReference;
  capability: SlugReference | null;
  capabilities: number;
  tier: RiskTier;
  rank: number;
  person: PersonReference;
  askedAt: string;
  dueAt: string;
  answeredAt: string | null;
}

/** Every ask of some drills, by agent and in the order of asking. */
export const asksOf = (queryable: Queryable, ids: readonly string[]): Promise<(AskRow & { drillId: string })[]> =>
  queryable.query(
    `SELECT k."drillId"::text AS "drillId", k."assignmentId"::text AS "assignmentId", ${slugReferenceSql("g")} AS agent, ${slugReferenceSql("c")} AS capability,
       k.capabilities, k.tier::text AS tier, k.rank, ${personReferenceSql("p")} AS person,
       ${isoSql('k."askedAt"')} AS "askedAt", ${isoSql('k."dueAt"')} AS "dueAt", ${isoSql('k."answeredAt"')} AS "answeredAt"
     FROM "DrillAsk" k JOIN "Agent" g ON g.id = k."agentId" JOIN "Person" p ON p.id = k."personId"
     JOIN "Assignment" s ON s.id = k."assignmentId" LEFT JOIN "Capability" c ON c.id = s."capabilityId"
     WHERE k."drillId" = ANY($1::uuid[]) ORDER BY g.name, c.name NULLS FIRST, k."assignmentId", k.rank`,
    [ids],
  );

/** Running drills, and repeats whose time has come. */
export const dueDrills = (queryable: Queryable, now: string): Promise<{ id: string; repeats: boolean }[]> =>
  queryable.query(
    `SELECT d.id::text AS id, false AS repeats FROM "Drill" d WHERE d.state = 'running'
     UNION ALL SELECT d.id::text, true FROM "Drill" d WHERE d."repeatDays" IS NOT NULL AND d.state <> 'running'
       AND d."startedAt" + make_interval(hours => d."repeatDays" * 24) <= $1::timestamptz
       AND NOT EXISTS (SELECT FROM "Drill" later WHERE later."seriesId" = d."seriesId" AND later."startedAt" > d."startedAt")`,
    [now],
  );
