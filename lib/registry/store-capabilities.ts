import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { capabilityInAddress } from "./capability-by-name.ts";
import type { GrantChange } from "./core/grant-period.ts";
import type { Action, CapabilityState, DataClassification, RiskTier } from "./core/vocabulary.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "./references.ts";
import { idInAddress } from "./resolve.ts";
import { agentForUpdate, relationOf } from "./store-agents.ts";

/** What is recorded of a capability, with the verdict that is kept of it. */
export interface CapabilityRecord {
  id: string;
  slug: string;
  name: string;
  agent: SlugReference;
  action: Action | null;
  system: SlugReference | null;
  tools: string[];
  dataClassification: DataClassification | null;
  reversible: boolean | null;
  bounds: Record<string, unknown> | null;
  monitoring: string | null;
  revocation: { path: string | null; expectedMinutes: number | null };
  playbookUrl: string | null;
  grant: {
    grantedBy: PersonReference | null;
    approvedBy: PersonReference | null;
    reason: string | null;
    startsAt: string;
    endsAt: string | null;
    /** Past its end it counts as ended, whether or not anything has looked since (R96). */
    ended: boolean;
  } | null;
  state: CapabilityState;
  approvedAt: string | null;
  endedAt: string | null;
  hints: { action?: Action; from?: string };
  riskTier: RiskTier;
  version: number;
}

const recordColumns = `c.id::text AS id, c.slug, c.name, ${slugReferenceSql("a")} AS agent, c.action::text AS action, ${slugReferenceSql("s")} AS system, c.tools,
  c."dataClassification"::text AS "dataClassification", c.reversible, c.bounds, c.monitoring,
  jsonb_build_object('path', c."revocationPath", 'expectedMinutes', c."revocationMinutes") AS revocation, c."playbookUrl",
  CASE WHEN g.id IS NULL THEN NULL ELSE jsonb_build_object('grantedBy', ${personReferenceSql("gb")}, 'approvedBy', ${personReferenceSql("ga")},
    'reason', g.reason, 'startsAt', ${isoSql('g."startsAt"')}, 'endsAt', ${isoSql('g."endsAt"')},
    'ended', COALESCE(g."endsAt" <= $1::timestamptz, false)) END AS grant,
  c.state::text AS state, ${isoSql('c."approvedAt"')} AS "approvedAt", ${isoSql('c."endedAt"')} AS "endedAt", c.hints,
  c."riskTier"::text AS "riskTier", c.version`;

/** `$1` is the moment: the grant that counts is the latest that has begun, else the next to begin. */
const recordFrom = `"Capability" c JOIN "Agent" a ON a.id = c."agentId" LEFT JOIN "System" s ON s.id = c."systemId"
  LEFT JOIN LATERAL (SELECT * FROM "Grant" x WHERE x."capabilityId" = c.id
    ORDER BY (x."startsAt" <= $1::timestamptz) DESC,
      CASE WHEN x."startsAt" <= $1::timestamptz THEN x."startsAt" END DESC, x."startsAt" LIMIT 1) g ON true
  LEFT JOIN "Person" gb ON gb.id = g."grantedById" LEFT JOIN "Person" ga ON ga.id = g."approvedById"`;

/** All capabilities of an agent, or the one asked for; in the order of their names. */
export const capabilityRecords = (
  queryable: Queryable,
  now: Instant,
  agentId: string,
  capabilityId: string | null = null,
): Promise<CapabilityRecord[]> =>
  queryable.query<CapabilityRecord>(
    `SELECT ${recordColumns} FROM ${recordFrom}
     WHERE c."agentId" = $2::uuid AND ($3::uuid IS NULL OR c.id = $3::uuid) ORDER BY c.name, c.id`,
    [iso(now), agentId, capabilityId],
  );

/** The capability with its agent and its grants, locked, the agent first. @throws Refusal `missing` */
export async function capabilityForUpdate(tx: Transaction, agentName: string, name: string, now: Instant) {
  const agentId = await idInAddress(tx, "agent", agentName);
  const held = await agentForUpdate(tx, agentId, now);
  const { id } = await capabilityInAddress(tx, agentId, name);
  const capability = await tx.models.capability.findUniqueOrThrow({
    where: { id },
    include: { grants: { orderBy: { startsAt: "asc" } } },
  });
  return { ...held, capability, relation: await relationOf(tx, held.agent, now, id) };
}

/** Ends, corrects or begins a period of grant. */
export async function saveGrant(
  tx: Transaction,
  capability: { id: string; agentId: string },
  change: GrantChange,
): Promise<void> {
  if (change.end)
    await tx.models.grant.update({
      where: { id: change.end.id },
      data: { endsAt: change.end.endsAt, version: { increment: 1 } },
    });
  if (change.edit)
    await tx.models.grant.update({
      where: { id: change.edit.id },
      data: { ...change.edit.columns, version: { increment: 1 } },
    });
  if (change.create)
    await tx.models.grant.create({
      data: { ...change.create, agentId: capability.agentId, capabilityId: capability.id },
    });
}

/** A slug that no capability of the agent has. */
export async function slugsOfCapabilities(queryable: Queryable, agentId: string): Promise<ReadonlySet<string>> {
  const rows = await queryable.query<{ slug: string }>(`SELECT slug FROM "Capability" WHERE "agentId" = $1::uuid`, [
    agentId,
  ]);
  return new Set(rows.map(({ slug }) => slug));
}

/** A system as far as reach goes. */
export interface SystemReach {
  slug: string;
  dataClassification: DataClassification | null;
}

/** Systems by their ids, as far as reach goes. */
export async function systemReaches(
  queryable: Queryable,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, SystemReach>> {
  const named = ids.filter((id): id is string => typeof id === "string");
  if (named.length === 0) return new Map();
  const rows = await queryable.query<SystemReach & { id: string }>(
    `SELECT id::text AS id, slug, "dataClassification"::text AS "dataClassification" FROM "System" WHERE id = ANY($1::uuid[])`,
    [named],
  );
  return new Map(rows.map(({ id, ...reach }) => [id, reach]));
}
