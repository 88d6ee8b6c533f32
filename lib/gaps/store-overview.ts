import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { AgentState, RiskTier, Severity } from "#lib/registry/core/vocabulary.ts";
import { isoSql, type SlugReference, slugReferenceSql } from "#lib/registry/references.ts";
import { isOpenSql } from "./gap-status.ts";

/** The share over capabilities of approved, active, suspended and retiring agents, as it is kept; with none there is no figure. */
export const answerabilityOf = async (queryable: Queryable): Promise<{ answerable: number; total: number }> => {
  const [figure] = await queryable.query<{ answerable: number; total: number }>(
    `SELECT COALESCE(sum("answerableCount"), 0)::int AS answerable, COALESCE(sum("capabilityCount"), 0)::int AS total FROM "Agent"`,
  );
  return figure ?? { answerable: 0, total: 0 };
};

/** How many agents there are of each tier in each state. */
export const agentsByTierAndState = (
  queryable: Queryable,
): Promise<{ riskTier: RiskTier; state: AgentState; count: number }[]> =>
  queryable.query(
    `SELECT "riskTier"::text AS "riskTier", state::text AS state, count(*)::int AS count FROM "Agent" GROUP BY 1, 2`,
  );

/** Open gaps per severity, and how many of them are past their due time. */
export const gapsBySeverity = (
  queryable: Queryable,
  at: Instant,
): Promise<{ severity: Severity; open: number; overdue: number; unassigned: number }[]> =>
  queryable.query(
    `SELECT severity::text AS severity, count(*)::int AS open, count(*) FILTER (WHERE "dueAt" < $1::timestamptz)::int AS overdue,
       count(*) FILTER (WHERE "assigneeId" IS NULL)::int AS unassigned
     FROM "Gap" g WHERE ${isOpenSql("g", at)} GROUP BY 1`,
    [iso(at)],
  );

/** Gaps that one fact would close together, the most urgent of them first. */
export interface DueGroup {
  closedBy: string;
  count: number;
  severity: Severity;
  rule: string;
  sentence: string;
  fix: string;
  dueAt: string;
  agent: SlugReference | null;
  agents: number;
}

/** What to close first: by severity, then by due time, one line per fact that closes several. */
export const dueFirst = (queryable: Queryable, limit: number, at: Instant): Promise<DueGroup[]> =>
  queryable.query<DueGroup>(
    `SELECT s."closedBy", s.count, s.agents, g.severity::text AS severity, g.rule, g.sentence, g.fix,
       ${isoSql('g."dueAt"')} AS "dueAt", ${slugReferenceSql("a")} AS agent
     FROM (SELECT "closedBy", count(*)::int AS count, count(DISTINCT "agentId")::int AS agents, max(severity) AS severity,
             (array_agg(id ORDER BY severity DESC, "dueAt"))[1] AS id, min("dueAt") AS "dueAt"
           FROM "Gap" o WHERE ${isOpenSql("o", at)} GROUP BY "closedBy"
           ORDER BY max(severity) DESC, min("dueAt"), count(*) DESC LIMIT $1) s
     JOIN "Gap" g ON g.id = s.id LEFT JOIN "Agent" a ON a.id = g."agentId"
     ORDER BY s.severity DESC, s."dueAt", s.count DESC`,
    [limit],
  );

/** The figure of some days ago, the newest that is not younger; null before it was first kept. */
export const figureBefore = async (
  queryable: Queryable,
  day: string,
): Promise<{ day: string; answerable: number; total: number } | null> => {
  const [figure] = await queryable.query<{ day: string; answerable: number; total: number }>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, answerable, total FROM "DailyFigure" WHERE day <= $1::date ORDER BY day DESC LIMIT 1`,
    [day],
  );
  return figure ?? null;
};

/** What is registered at all, to tell an empty registry from one in order. */
export const counts = async (queryable: Queryable): Promise<{ agents: number; people: number; systems: number }> => {
  const [row] = await queryable.query<{ agents: number; people: number; systems: number }>(
    `SELECT (SELECT count(*)::int FROM "Agent") AS agents, (SELECT count(*)::int FROM "Person") AS people,
       (SELECT count(*)::int FROM "System" WHERE "endedAt" IS NULL) AS systems`,
  );
  return row ?? { agents: 0, people: 0, systems: 0 };
};
