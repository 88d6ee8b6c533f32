import { iso } from "#lib/platform/core/clock.ts";
import type { Severity } from "#lib/registry/core/vocabulary.ts";
import { isoSql } from "#lib/registry/references.ts";
import { oneOf } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { gapConditions, gapFilters } from "./gap-filters.ts";
import { type Grouping, groupingJoin, groupingSql, groupings, groupNameSql } from "./gap-parts.ts";

/**
 * Gaps that belong together: because one fact closes them (a person who left, a default that nobody holds), or by
 * another of their parts.
 */
export interface GapGroupAnswer {
  /** What they share; null where they have none of it (nobody assigned, no unit). */
  value: string | null;
  /** What people call it. */
  name: string | null;
  count: number;
  /** How many of them are past their due time. */
  overdue: number;
  agents: number;
  /** The highest among them. */
  severity: Severity;
  /** The nearest among them. */
  dueAt: string;
  rules: string[];
  /** Of the most severe one. */
  sentence: string;
  fix: string;
  /** The one fact that closes the most severe one; when grouped by fact, all of them. */
  closedBy: string;
  /** The most severe one. */
  first: string;
}

const shapeOf = (by: Grouping): ListShape => ({
  sortable: {
    severity: { sql: "s.severity", type: '"Severity"' },
    count: { sql: "s.count", type: "int" },
    overdue: { sql: "s.overdue", type: "int" },
    dueAt: { sql: 's."dueAt"', type: "timestamptz" },
    openedAt: { sql: 's."openedAt"', type: "timestamptz" },
  },
  usually: { due: "dueAt", age: "-openedAt" }[by as string] ?? "-severity,-count",
  id: "s.id",
});

/** The conditions are written inside the groups already; their values come along. */
function insideGroups(inside: Conditions): Conditions {
  const outside = new Conditions();
  outside.values.push(...inside.values);
  return outside;
}

/** Groups of gaps, the most severe first, then the largest; `value` leads to the gaps of a group (R20, R46). */
export const listGapGroups = query({
  may: "catalogue.read",
  summary: "List gaps by the one fact that closes them, or by another part",
  input: listFields.extend({ ...gapFilters, by: oneOf(groupings).default("fact") }),
  async read(queryable, input, { now }) {
    const where = await gapConditions(queryable, input, now);
    const groups = `(SELECT ${groupingSql(input.by, now)} AS value, count(*)::int AS count, count(DISTINCT g."agentId")::int AS agents,
        (count(*) FILTER (WHERE g."dueAt" <= '${iso(now)}'::timestamptz AND g.status <> 'closed'))::int AS overdue,
        max(g.severity) AS severity, min(g."dueAt") AS "dueAt", min(g."openedAt") AS "openedAt",
        array_agg(DISTINCT g.rule) AS rules, (array_agg(g.id ORDER BY g.severity DESC, g.id))[1] AS id
      FROM "Gap" g LEFT JOIN "Agent" a ON a.id = g."agentId" ${groupingJoin(input.by)}
      WHERE ${where.sql} GROUP BY 1) s`;
    return readPage<GapGroupAnswer>(queryable, shapeOf(input.by), input, {
      columns: `s.value, ${groupNameSql(input.by)} AS name, s.count, s.overdue, s.agents, s.severity::text AS severity,
        ${isoSql('s."dueAt"')} AS "dueAt", s.rules, first.sentence, first.fix, first."closedBy", s.id::text AS first`,
      from: `${groups} JOIN "Gap" first ON first.id = s.id`,
      countFrom: groups,
      where: insideGroups(where),
    });
  },
});
