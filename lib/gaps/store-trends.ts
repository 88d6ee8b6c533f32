import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { grantEndsSql } from "#lib/registry/capability-filters.ts";
import type { AgentState, RiskTier, Severity } from "#lib/registry/core/vocabulary.ts";
import { isoSql, type SlugReference, slugReferenceSql } from "#lib/registry/references.ts";
import type { Due } from "./core/due-span.ts";
import { dueSql } from "./gap-parts.ts";
import { isOpenSql } from "./gap-status.ts";

/** The organisation's figures of one day, as they were kept. */
export interface DayFigure {
  /** '2026-11-26' */
  day: string;
  answerable: number;
  total: number;
  open: Partial<Record<Severity, number>>;
}

/** The figures kept between two days, the last of each week; the newest day is always among them. Oldest first. */
export const figuresPerWeek = (queryable: Queryable, from: string, until: string): Promise<DayFigure[]> =>
  queryable.query<DayFigure>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, answerable, total, "openGaps" AS open
     FROM (SELECT DISTINCT ON (date_trunc('week', day)) * FROM "DailyFigure"
           WHERE day >= $1::date AND day <= $2::date ORDER BY date_trunc('week', day), day DESC) weekly ORDER BY day`,
    [from, until],
  );

/** Open gaps by when they are due and by severity. */
export const gapsByDue = (
  queryable: Queryable,
  at: Instant,
): Promise<{ due: Due; severity: Severity; count: number }[]> =>
  queryable.query(
    `SELECT ${dueSql(at)} AS due, severity::text AS severity, count(*)::int AS count
     FROM "Gap" g WHERE ${isOpenSql("g", at)} GROUP BY 1, 2`,
  );

/** The rules with most open gaps, the worst severity of each beside the count. */
export const gapsByRule = (
  queryable: Queryable,
  limit: number,
  at: Instant,
): Promise<{ rule: string; severity: Severity; count: number; agents: number }[]> =>
  queryable.query(
    `SELECT rule, max(severity)::text AS severity, count(*)::int AS count, count(DISTINCT "agentId")::int AS agents
     FROM "Gap" g WHERE ${isOpenSql("g", at)} GROUP BY rule ORDER BY count(*) DESC, max(severity) DESC, rule LIMIT $1`,
    [limit],
  );

/** Per business unit: its answerability as it is kept, and its open gaps. Units with most gaps first. */
export const unitsInFigures = (
  queryable: Queryable,
  limit: number,
): Promise<
  { unit: string; agents: number; answerable: number; total: number; open: number; worst: Severity | null }[]
> =>
  queryable.query(
    `SELECT "businessUnit" AS unit, count(*)::int AS agents, sum("answerableCount")::int AS answerable, sum("capabilityCount")::int AS total,
       sum("openGapCount")::int AS open, max("worstSeverity")::text AS worst
     FROM "Agent" WHERE "businessUnit" IS NOT NULL AND state NOT IN ('retired', 'rejected')
     GROUP BY "businessUnit" ORDER BY sum("openGapCount") DESC, "businessUnit" LIMIT $1`,
    [limit],
  );

/** A grant of a capability in use that ends soon. */
export interface EndingGrant {
  agent: SlugReference & { state: AgentState };
  capability: SlugReference & { riskTier: RiskTier };
  endsAt: string;
}

/** The grants that end within some days, the nearest first, and how many there are. */
export async function grantsEnding(
  queryable: Queryable,
  at: Instant,
  days: number,
  limit: number,
): Promise<{ data: EndingGrant[]; total: number }> {
  const ending = `FROM "Grant" g JOIN "Capability" c ON c.id = g."capabilityId" JOIN "Agent" a ON a.id = g."agentId"
     WHERE ${grantEndsSql(at, days)}`;
  const data = await queryable.query<EndingGrant>(
    `SELECT ${slugReferenceSql("a")} || jsonb_build_object('state', a.state) AS agent,
       ${slugReferenceSql("c")} || jsonb_build_object('riskTier', c."riskTier") AS capability, ${isoSql('g."endsAt"')} AS "endsAt"
     ${ending} ORDER BY g."endsAt", a.name, c.name LIMIT $1`,
    [limit],
  );
  const [count] = await queryable.query<{ total: number }>(`SELECT count(*)::int AS total ${ending}`);
  return { data, total: count?.total ?? 0 };
}
