import { z } from "zod";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { agentConditions, agentFilters, someOf } from "#lib/registry/agent-filters.ts";
import { actions, dataClassifications, riskTiers } from "#lib/registry/core/vocabulary.ts";
import { reference } from "#lib/verbs/fields.ts";

/** A saved filter over agents and their capabilities; empty: everything that has access. */
export const scopeSchema = z
  .strictObject({
    ...agentFilters,
    /** Tiers of the capability itself. */
    capabilityTier: someOf(riskTiers).optional(),
    action: someOf(actions).optional(),
    dataClassification: someOf(dataClassifications).optional(),
    /** Just these agents, or these capabilities of theirs. */
    agents: z.array(reference).min(1).max(500, "At most 500.").optional(),
    capabilities: z.array(z.uuid("Name a capability by its id.")).min(1).max(500, "At most 500.").optional(),
  })
  .meta({ example: { riskTier: "high,critical" } });

/** As it is kept and shown: several values as one text, as in the address of a list. */
export type KeptScope = z.input<typeof scopeSchema>;
type Scope = z.output<typeof scopeSchema>;

/** A scope as it is kept and as the lists' addresses write it: several values of one filter in one text. */
export const keptScope = (scope: Scope): KeptScope =>
  Object.fromEntries(
    Object.entries(scope).map(([name, value]) => [
      name,
      Array.isArray(value) && name !== "agents" && name !== "capabilities" ? value.join(",") : value,
    ]),
  );

/** Without a state asked for: agents that have access to anything. */
const HAVE_ACCESS = ["approved", "active", "suspended", "retiring"];

/** Which capabilities a scope holds now, by their agents: only those that stand, live or suspended. */
export async function capabilitiesInScope(
  queryable: Queryable,
  kept: KeptScope,
  now: Instant,
): Promise<{ agentId: string; capabilityId: string }[]> {
  const scope = scopeSchema.parse(kept);
  const where = (await agentConditions(queryable, { ...scope, state: scope.state ?? undefined }, now))
    .add('c."riskTier" = ANY($::text[]::"RiskTier"[])', scope.capabilityTier)
    .add('c.action = ANY($::text[]::"Action"[])', scope.action)
    .add('c."dataClassification" = ANY($::text[]::"DataClassification"[])', scope.dataClassification)
    .add("(a.id::text = ANY($::text[]) OR a.slug = ANY($::text[]))", scope.agents)
    .add("c.id = ANY($::uuid[])", scope.capabilities);
  if (scope.state === undefined) where.add('a.state = ANY($::text[]::"AgentState"[])', HAVE_ACCESS);
  return queryable.query(
    `SELECT a.id::text AS "agentId", c.id::text AS "capabilityId" FROM "Capability" c JOIN "Agent" a ON a.id = c."agentId"
     WHERE c.state IN ('live', 'suspended') AND ${where.sql} ORDER BY a.id, c.name, c.id`,
    where.values,
  );
}
