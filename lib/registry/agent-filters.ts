import { z } from "zod";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, likeContaining } from "#lib/verbs/list.ts";
import { agentStates, autonomies, environments, hostings, interactions, riskTiers, roles } from "./core/vocabulary.ts";
import { presentInSql } from "./periods-in-sql.ts";
import { idInAddress } from "./resolve.ts";

/** One or several members of a closed set, separated by commas: 'high,critical'. */
export const someOf = <const Members extends readonly [string, ...string[]]>(members: Members) =>
  z
    .string()
    .max(500)
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(oneOf(members)).min(1))
    .meta({ example: members.slice(0, 2).join(",") });

/** What the list of agents and the reports over agents can be narrowed by. */
export const agentFilters = {
  q: z.string().trim().max(200, "At most 200 characters.").optional(),
  state: someOf(agentStates).optional(),
  riskTier: someOf(riskTiers).optional(),
  hosting: someOf(hostings).optional(),
  interaction: someOf(interactions).optional(),
  autonomy: someOf(autonomies).optional(),
  environment: someOf(environments).optional(),
  businessUnit: z.string().max(200).optional(),
  vendor: z.string().max(200).optional(),
  readiness: z.enum(["complete", "incomplete"]).optional(),
  /** Who holds business_owner now. */
  owner: reference.optional(),
  /** Who holds any role now, or the one that `role` names. */
  person: reference.optional(),
  role: oneOf(roles).optional(),
  system: reference.optional(),
  dataSource: reference.optional(),
  /** Agents with an open gap of this rule. */
  gap: z.string().max(100).optional(),
};

const filters = z.object(agentFilters);
export type AgentFilters = z.output<typeof filters>;

/** The filters as conditions on "Agent" a. @throws Refusal `missing` when a name in them is not registered */
export async function agentConditions(queryable: Queryable, asked: AgentFilters, now: Instant): Promise<Conditions> {
  const where = new Conditions()
    .add("(a.name || ' ' || a.slug) ILIKE $", likeContaining(asked.q))
    .add('a.state = ANY($::text[]::"AgentState"[])', asked.state)
    .add('a."riskTier" = ANY($::text[]::"RiskTier"[])', asked.riskTier)
    .add('a.hosting = ANY($::text[]::"Hosting"[])', asked.hosting)
    .add('a.interaction = ANY($::text[]::"Interaction"[])', asked.interaction)
    .add('a.autonomy = ANY($::text[]::"Autonomy"[])', asked.autonomy)
    .add('a.environment = ANY($::text[]::"Environment"[])', asked.environment)
    .add('a."businessUnit" = $', asked.businessUnit)
    .add("a.vendor = $", asked.vendor)
    .add('EXISTS (SELECT FROM "Gap" g WHERE g."agentId" = a.id AND g.status = \'open\' AND g.rule = $)', asked.gap);
  if (asked.readiness !== undefined) where.always(asked.readiness === "complete" ? "a.complete" : "NOT a.complete");
  const at = `'${iso(now)}'`;
  const present = presentInSql("h", at);
  if (asked.owner !== undefined)
    where.add(
      `a.id IN (SELECT h."agentId" FROM "Assignment" h WHERE h."personId" = $::uuid AND h.role = 'business_owner' AND ${present})`,
      await idInAddress(queryable, "person", asked.owner),
    );
  const holding = asked.role === undefined ? present : `h.role = '${asked.role}'::"Role" AND ${present}`;
  if (asked.person !== undefined)
    where.add(
      `a.id IN (SELECT h."agentId" FROM "Assignment" h WHERE h."personId" = $::uuid AND ${holding})`,
      await idInAddress(queryable, "person", asked.person),
    );
  else if (asked.role !== undefined)
    where.always(
      `EXISTS (SELECT FROM "Assignment" h WHERE h."agentId" = a.id AND h."personId" IS NOT NULL AND ${holding})`,
    );
  if (asked.system !== undefined)
    where.add(
      `a.id IN (SELECT c."agentId" FROM "Capability" c WHERE c."systemId" = $::uuid AND c.state <> 'ended')`,
      await idInAddress(queryable, "system", asked.system),
    );
  if (asked.dataSource !== undefined)
    where.add(
      `a.id IN (SELECT d."agentId" FROM "AgentDataSource" d WHERE d."dataSourceId" = $::uuid)`,
      await idInAddress(queryable, "dataSource", asked.dataSource),
    );
  return where;
}
