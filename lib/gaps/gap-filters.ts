import { z } from "zod";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { functions, roles, severities } from "#lib/registry/core/vocabulary.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, likeContaining } from "#lib/verbs/list.ts";
import { ruleById } from "./core/all-rules.ts";
import { dues } from "./core/due-span.ts";
import { functionOfGapSql } from "./core/function-of-gap.ts";
import { ageSql, ages, dueSql, systemOfGapSql } from "./gap-parts.ts";
import { isAcceptedSql, isOpenSql } from "./gap-status.ts";

const several = <Member extends string>(members: readonly Member[], what: string) =>
  z
    .string()
    .max(2000)
    .transform((value) => value.split(",").map((part) => part.trim()))
    .refine((values) => values.every((value) => (members as readonly string[]).includes(value)), {
      error: `There is no such ${what}. Separate several by commas.`,
    });

/** What gaps can be filtered by; lists, groups and reports share it. */
export const gapFilters = {
  q: z.string().trim().max(200, "At most 200 characters.").optional(),
  rule: several([...ruleById.keys()], "rule").optional(),
  severity: several(severities, "severity").optional(),
  /** Open and accepted ones where it does not say. */
  status: several(["open", "accepted", "closed", "all"], "status").optional(),
  agent: reference.optional(),
  /** The agent's business unit, or 'none'. */
  unit: z.string().trim().max(200).optional(),
  /** The part of the organisation that it waits for (R20). */
  function: oneOf(functions).optional(),
  /** What the capability, or the gap itself, is about; or 'none'. */
  system: reference.optional(),
  role: oneOf(roles).optional(),
  control: z.string().trim().max(40).toUpperCase().optional(),
  /** A person, or 'none'. */
  assignee: reference.optional(),
  overdue: z.enum(["true", "false"]).optional(),
  /** When it is due, seen from now. */
  due: oneOf(dues).optional(),
  /** How long it has been open. */
  age: oneOf(ages).optional(),
  /** Gaps that this fact would close together. */
  closedBy: z.string().max(300).optional(),
};

export type GapFilters = z.output<z.ZodObject<typeof gapFilters>>;

/** The filters as conditions on `"Gap" g` joined with its agent `a`. */
export async function gapConditions(queryable: Queryable, input: GapFilters, now: Instant): Promise<Conditions> {
  const where = new Conditions()
    .add("(g.sentence || ' ' || COALESCE(a.name, '')) ILIKE $", likeContaining(input.q))
    .add("g.rule = ANY($::text[])", input.rule)
    .add('g.severity = ANY($::text[]::"Severity"[])', input.severity)
    .add(`${functionOfGapSql} = $`, input.function)
    .add('g.role = $::"Role"', input.role)
    .add('g."controlId" = $', input.control)
    .add('g."closedBy" = $', input.closedBy);
  const status = input.status ?? ["open", "accepted"];
  if (!status.includes("all")) where.always(statusIn(status, now));
  if (input.agent !== undefined) where.add('g."agentId" = $::uuid', await idInAddress(queryable, "agent", input.agent));
  if (input.unit === "none") where.always('a."businessUnit" IS NULL');
  else where.add('a."businessUnit" = $', input.unit);
  if (input.system === "none") where.always(`${systemOfGapSql} IS NULL`);
  else if (input.system !== undefined) {
    // Both ways to it reach an index, which the expression for grouping does not.
    const id = await idInAddress(queryable, "system", input.system);
    where.add(
      `g."capabilityId" IN (SELECT c.id FROM "Capability" c WHERE c."systemId" = $::uuid)
       OR (g."aboutKind" = 'system' AND g."aboutValue" = (SELECT s.slug FROM "System" s WHERE s.id = $::uuid))`,
      id,
    );
  }
  if (input.assignee === "none") where.always('g."assigneeId" IS NULL');
  else if (input.assignee !== undefined)
    where.add('g."assigneeId" = $::uuid', await idInAddress(queryable, "person", input.assignee));
  const at = iso(now);
  if (input.overdue === "true") where.add('g."dueAt" <= $::timestamptz', at);
  if (input.overdue === "false") where.add('g."dueAt" > $::timestamptz', at);
  if (input.due !== undefined) where.add(`${dueSql(now)} = $`, input.due);
  if (input.age !== undefined) where.add(`${ageSql(now)} = $`, input.age);
  return where;
}

/** Open and accepted together need no look at the exceptions: either way the gap is there. */
function statusIn(status: readonly string[], now: Instant): string {
  const asked = new Set(status);
  if (asked.has("open") && asked.has("accepted")) {
    return ["g.status IN ('open', 'accepted')", ...(asked.has("closed") ? ["g.status = 'closed'"] : [])].join(" OR ");
  }
  return [
    ...(asked.has("open") ? [isOpenSql("g", now)] : []),
    ...(asked.has("accepted") ? [isAcceptedSql("g", now)] : []),
    ...(asked.has("closed") ? ["g.status = 'closed'"] : []),
  ].join(" OR ");
}
