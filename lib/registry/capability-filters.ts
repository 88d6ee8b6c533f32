import { z } from "zod";
import { DAY, type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, likeContaining } from "#lib/verbs/list.ts";
import { someOf } from "./agent-filters.ts";
import { unansweredLetters } from "./core/seat-strip.ts";
import {
  actions,
  agentStates,
  capabilityRoles,
  capabilityStates,
  dataClassifications,
  riskTiers,
} from "./core/vocabulary.ts";
import { presentInSql } from "./periods-in-sql.ts";
import { idInAddress } from "./resolve.ts";

/** What the list of capabilities over all agents can be narrowed by. */
export const capabilityFilters = {
  q: z.string().trim().max(200, "At most 200 characters.").optional(),
  riskTier: someOf(riskTiers).optional(),
  action: someOf(actions).optional(),
  dataClassification: someOf(dataClassifications).optional(),
  /** Those that are not ended, where it does not say. */
  state: someOf(capabilityStates).optional(),
  /** The state of the agent. */
  agentState: someOf(agentStates).optional(),
  agent: reference.optional(),
  system: reference.optional(),
  businessUnit: z.string().max(200).optional(),
  /** Who holds business_owner of the agent now. */
  owner: reference.optional(),
  /** A seat that its tier demands and in which nobody answers. */
  empty: oneOf(capabilityRoles).optional(),
  answerable: z.enum(["true", "false"]).optional(),
  /** Its last grant, in use, ends within so many days from now. */
  grantEndsWithin: z.coerce.number({ error: "Write a number of days." }).int().min(1).max(366).optional(),
};

const filters = z.object(capabilityFilters);

/** The filters as conditions on "Capability" c with its agent a. @throws Refusal `missing` */
export async function capabilityConditions(
  queryable: Queryable,
  asked: z.output<typeof filters>,
  now: Instant,
): Promise<Conditions> {
  const where = new Conditions()
    .add("(c.name || ' ' || a.name) ILIKE $", likeContaining(asked.q))
    .add('c."riskTier" = ANY($::text[]::"RiskTier"[])', asked.riskTier)
    .add('c.action = ANY($::text[]::"Action"[])', asked.action)
    .add('c."dataClassification" = ANY($::text[]::"DataClassification"[])', asked.dataClassification)
    .add('a.state = ANY($::text[]::"AgentState"[])', asked.agentState)
    .add('a."businessUnit" = $', asked.businessUnit);
  if (asked.state === undefined) where.always("c.state <> 'ended'");
  else where.add('c.state = ANY($::text[]::"CapabilityState"[])', asked.state);
  if (asked.agent !== undefined) where.add('c."agentId" = $::uuid', await idInAddress(queryable, "agent", asked.agent));
  if (asked.system !== undefined)
    where.add('c."systemId" = $::uuid', await idInAddress(queryable, "system", asked.system));
  const at = `'${iso(now)}'`;
  if (asked.owner !== undefined)
    where.add(
      `c."agentId" IN (SELECT h."agentId" FROM "Assignment" h WHERE h."personId" = $::uuid AND h.role = 'business_owner'
        AND ${presentInSql("h", at)})`,
      await idInAddress(queryable, "person", asked.owner),
    );
  // The strip has one letter per role, in their order.
  if (asked.empty !== undefined)
    where.add(`substr(c.seats, ${capabilityRoles.indexOf(asked.empty) + 1}, 1) = ANY($::text[])`, unansweredLetters);
  if (asked.answerable !== undefined) where.always(asked.answerable === "true" ? "c.answerable" : "NOT c.answerable");
  if (asked.grantEndsWithin !== undefined)
    where.always(
      `EXISTS (SELECT FROM "Grant" g WHERE g."capabilityId" = c.id AND ${grantEndsSql(now, asked.grantEndsWithin)})`,
    );
  return where;
}

/**
 * Whether grant `g` is the last of capability `c`, which is in use by agent `a`, and ends within some days. The figure
 * of the overview and the rows behind it ask the same.
 */
export const grantEndsSql = (now: Instant, days: number): string =>
  `g."endsAt" > '${iso(now)}'::timestamptz AND g."endsAt" <= '${iso(now + days * DAY)}'::timestamptz
   AND c.state IN ('live', 'suspended') AND a.state IN ('approved', 'active', 'suspended')
   AND NOT EXISTS (SELECT FROM "Grant" l WHERE l."capabilityId" = g."capabilityId" AND l."startsAt" > g."startsAt")`;
