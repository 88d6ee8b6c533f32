import { iso } from "#lib/platform/core/clock.ts";
import { type ListShape, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { agentConditions, agentFilters } from "./agent-filters.ts";
import type { AgentState, Autonomy, Environment, Hosting, Interaction, RiskTier, Severity } from "./core/vocabulary.ts";
import { presentInSql } from "./periods-in-sql.ts";
import { isoSql, type PersonReference } from "./references.ts";

/** An agent as one row of the list: what is stated and the verdict that is kept of it. */
export interface AgentRow {
  id: string;
  slug: string;
  name: string;
  state: AgentState;
  businessUnit: string | null;
  interaction: Interaction | null;
  hosting: Hosting | null;
  vendor: string | null;
  autonomy: Autonomy | null;
  environment: Environment | null;
  /** Who is accountable as business owner, answering or not. */
  owner: PersonReference | null;
  riskTier: RiskTier;
  readiness: { verdict: "complete" | "incomplete" };
  /** Counted for approved, active, suspended and retiring agents; with none there is no share. */
  answerability: { answerable: number; total: number; share: number | null };
  openGaps: number;
  worstSeverity: Severity | null;
  /** Nine letters of the seat strip. */
  seats: string;
  createdAt: string;
  version: number;
}

const shape: ListShape = {
  sortable: {
    name: { sql: "a.name", type: "text" },
    riskTier: { sql: 'a."riskTier"', type: '"RiskTier"' },
    state: { sql: "a.state", type: '"AgentState"' },
    openGaps: { sql: 'a."openGapCount"', type: "int" },
    answerability: {
      sql: 'COALESCE(a."answerableCount"::float8 / NULLIF(a."capabilityCount", 0), -1)',
      type: "float8",
    },
    createdAt: { sql: 'a."createdAt"', type: "timestamptz" },
  },
  usually: "-riskTier,name",
  id: "a.id",
};

/** The accountable business owner: the one marked, else who began first. Only looked up for the rows of the page. */
const owner = (at: string): string => `(SELECT jsonb_build_object('id', p.id, 'email', p.email, 'name', p.name)
  FROM "Assignment" h JOIN "Person" p ON p.id = h."personId"
  WHERE h."agentId" = a.id AND h."capabilityId" IS NULL AND h.role = 'business_owner'
    AND ${presentInSql("h", `'${at}'`)}
  ORDER BY h.accountable DESC, h."startsAt", h."recordedAt", h.id LIMIT 1)`;

const columns = (at: string): string => `a.id::text AS id, a.slug, a.name, a.state::text AS state, a."businessUnit",
  a.interaction::text AS interaction, a.hosting::text AS hosting, a.vendor, a.autonomy::text AS autonomy,
  a.environment::text AS environment, ${owner(at)} AS owner, a."riskTier"::text AS "riskTier",
  jsonb_build_object('verdict', CASE WHEN a.complete THEN 'complete' ELSE 'incomplete' END) AS readiness,
  jsonb_build_object('answerable', a."answerableCount", 'total', a."capabilityCount",
    'share', a."answerableCount"::float8 / NULLIF(a."capabilityCount", 0)) AS answerability,
  a."openGapCount" AS "openGaps", a."worstSeverity"::text AS "worstSeverity", a.seats, ${isoSql('a."createdAt"')} AS "createdAt", a.version`;

/** Agents, filtered, sorted and paged, with the exact total; a hot path, so the verdict is read as it is kept. */
export const listAgents = query({
  may: "catalogue.read",
  summary: "List agents",
  input: listFields.extend(agentFilters),
  single: true,
  async read(queryable, input, { now }) {
    return readPage<AgentRow>(queryable, shape, input, {
      columns: columns(iso(now)),
      from: '"Agent" a',
      where: await agentConditions(queryable, input, now),
    });
  },
});
