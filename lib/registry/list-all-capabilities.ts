import { iso } from "#lib/platform/core/clock.ts";
import { type ListShape, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { capabilityConditions, capabilityFilters } from "./capability-filters.ts";
import type {
  Action,
  AgentState,
  CapabilityState,
  DataClassification,
  GrantStanding,
  RiskTier,
} from "./core/vocabulary.ts";
import { presentInSql } from "./periods-in-sql.ts";
import { isoSql, type SlugReference, slugReferenceSql } from "./references.ts";

/** A capability as one row of the list over all agents: what is stated and the verdict that is kept of it. */
export interface CapabilityRow {
  id: string;
  slug: string;
  name: string;
  agent: SlugReference & { state: AgentState };
  action: Action | null;
  system: SlugReference | null;
  dataClassification: DataClassification | null;
  riskTier: RiskTier;
  state: CapabilityState;
  /** Five letters of the seat strip. */
  seats: string;
  answerable: boolean;
  /** Of the latest grant that has begun; of those to come where none has. */
  grantStanding: GrantStanding;
  /** The end of the grant that counts now; null where none counts, and where it has no end. */
  grantEndsAt: string | null;
  version: number;
}

const shape: ListShape = {
  sortable: {
    name: { sql: "c.name", type: "text" },
    riskTier: { sql: 'c."riskTier"', type: '"RiskTier"' },
    agent: { sql: "a.name", type: "text" },
    system: { sql: "COALESCE(s.name, '')", type: "text" },
    state: { sql: "c.state", type: '"CapabilityState"' },
  },
  usually: "-riskTier,agent,name",
  id: "c.id",
};

/** Periods of one capability never overlap, so that at most one counts. */
const counting = (at: string): string => `FROM "Grant" g WHERE g."capabilityId" = c.id
    AND ${presentInSql("g", `'${at}'`)}`;

const columns = (at: string): string => `c.id::text AS id, c.slug, c.name,
  jsonb_build_object('id', a.id, 'slug', a.slug, 'name', a.name, 'state', a.state) AS agent,
  c.action::text AS action, ${slugReferenceSql("s")} AS system, c."dataClassification"::text AS "dataClassification",
  c."riskTier"::text AS "riskTier", c.state::text AS state, c.seats, c.answerable,
  CASE WHEN EXISTS (SELECT ${counting(at)}) THEN 'counts'
    WHEN EXISTS (SELECT FROM "Grant" g WHERE g."capabilityId" = c.id AND g."endsAt" <= '${at}'::timestamptz) THEN 'ended'
    WHEN EXISTS (SELECT FROM "Grant" g WHERE g."capabilityId" = c.id) THEN 'ahead' ELSE 'none' END AS "grantStanding",
  (SELECT ${isoSql('g."endsAt"')} ${counting(at)}) AS "grantEndsAt", c.version`;

/** Capabilities of all agents, the riskiest first: where a business owner names people in many seats at once. */
export const listAllCapabilities = query({
  may: "catalogue.read",
  summary: "List capabilities of all agents",
  input: listFields.extend(capabilityFilters),
  read: async (queryable, input, { now }) =>
    readPage<CapabilityRow>(queryable, shape, input, {
      columns: columns(iso(now)),
      from: '"Capability" c JOIN "Agent" a ON a.id = c."agentId" LEFT JOIN "System" s ON s.id = c."systemId"',
      countFrom: '"Capability" c JOIN "Agent" a ON a.id = c."agentId"',
      where: await capabilityConditions(queryable, input, now),
    }),
});
