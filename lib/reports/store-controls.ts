import { type Standing, standingSql } from "#lib/controls/core/standing.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { ControlStatus, RiskTier } from "#lib/registry/core/vocabulary.ts";
import { isoSql, type PersonReference, type SlugReference } from "#lib/registry/references.ts";

/** A control on an agent where it applies, with how far it has come. */
export interface ControlStandingAnswer {
  control: string;
  agent: SlugReference;
  riskTier: RiskTier;
  owner: PersonReference | null;
  ownedBy: "agent" | "default" | "nobody";
  status: ControlStatus | null;
  testedAt: string | null;
  standing: Standing;
  /** The agent's seat strip. */
  seats: string;
}

/** Each control on each agent that keeps gaps, as the last judgement found it to apply. */
export const standingsFrom = `(SELECT c.control, a.id AS "agentId", a.slug, a.name, a."riskTier", a.seats, a."businessUnit", ac.status,
    ac."testedAt", p.id AS "personId", p.email, p.name AS "personName",
    CASE WHEN ac."ownerId" IS NOT NULL THEN 'agent' WHEN k."defaultOwnerId" IS NOT NULL THEN 'default' ELSE 'nobody' END AS "ownedBy",
    md5(a.id::text || c.control)::uuid AS id, ${standingSql} AS standing
  FROM "Judgement" j JOIN "Agent" a ON a.id = j."agentId" AND a.state IN ('submitted', 'approved', 'active', 'suspended', 'retiring')
    CROSS JOIN LATERAL unnest(j.applies) AS c(control)
    LEFT JOIN "AgentControl" ac ON ac."agentId" = a.id AND ac."controlId" = c.control
    LEFT JOIN "Control" k ON k."controlId" = c.control
    LEFT JOIN "Person" p ON p.id = COALESCE(ac."ownerId", k."defaultOwnerId")) s`;

export const standingColumns = `s.control, jsonb_build_object('id', s."agentId", 'slug', s.slug, 'name', s.name) AS agent,
  s."riskTier"::text AS "riskTier",
  CASE WHEN s."personId" IS NULL THEN NULL ELSE jsonb_build_object('id', s."personId", 'email', s.email, 'name', s."personName") END AS owner,
  s."ownedBy", s.status::text AS status, ${isoSql('s."testedAt"')} AS "testedAt", s.standing, s.seats`;

/** How many agents a control applies to, and how far it has come there; set aside ones do not count. */
export interface ControlCount {
  control: string;
  applies: number;
  defined: number;
  tested: number;
}

export const controlCounts = (queryable: Queryable): Promise<ControlCount[]> =>
  queryable.query<ControlCount>(
    `SELECT s.control, count(*)::int AS applies, (count(*) FILTER (WHERE s.standing <> 'unowned'))::int AS defined,
       (count(*) FILTER (WHERE s.standing = 'tested'))::int AS tested
     FROM ${standingsFrom} WHERE s.standing <> 'set_aside' GROUP BY s.control ORDER BY s.control`,
  );

/** Agents whose every control is owned, and whose every control was tested, of those to which any applies (R137). */
export async function agentCounts(queryable: Queryable): Promise<{ total: number; defined: number; tested: number }> {
  const [row] = await queryable.query<{ total: number; defined: number; tested: number }>(
    `SELECT count(*)::int AS total, (count(*) FILTER (WHERE worst <> 'unowned'))::int AS defined,
       (count(*) FILTER (WHERE worst = 'tested'))::int AS tested
     FROM (SELECT CASE WHEN bool_or(s.standing = 'unowned') THEN 'unowned' WHEN bool_or(s.standing = 'defined_only') THEN 'defined_only'
         ELSE 'tested' END AS worst
       FROM ${standingsFrom} WHERE s.standing <> 'set_aside' GROUP BY s."agentId") agents`,
  );
  return row ?? { total: 0, defined: 0, tested: 0 };
}
