import { loadPolicy } from "#lib/controls/load-organisation.ts";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { Conditions } from "#lib/verbs/list.ts";
import { WEEK } from "./core/item.ts";
import { daysInSql, type InboxSource } from "./source.ts";
import { sources } from "./sources.ts";
import { standsInFor } from "./store.ts";

const columns = `x.id, x.version, x."personId", x.title, x.why, x."dueAt", x.href, x."agentId", x.bulk`;

/**
 * The FROM clause of one person's inbox: every source, cut down to what they hold and to what they stand in for, with
 * the values that its placeholders need already among the conditions.
 */
export async function inboxOf(
  queryable: Queryable,
  personId: string,
  instant: Instant,
): Promise<{ from: string; where: Conditions }> {
  const at = iso(instant);
  const policy = await loadPolicy(queryable, instant);
  const standIns = await standsInFor(queryable, personId, at);
  const where = new Conditions();
  const value = (of: unknown, type: string): string => `$${where.values.push(of)}::${type}`;
  // As a value and not in the text, which so stays the same and is planned once.
  const now = value(at, "timestamptz");
  const me = value(personId, "uuid");
  const holders = value([...new Set(standIns.map((one) => one.personId))], "uuid[]");
  const assignments = value(
    standIns.map((one) => one.assignmentId),
    "uuid[]",
  );
  const places = value(
    standIns.map((one) => `${one.personId} ${one.agentId}`),
    "text[]",
  );
  const mine = ({ handedOver }: InboxSource): string =>
    handedOver
      ? `x."personId" = ${me} OR (x."personId" = ANY(${holders}) AND CASE WHEN x."assignmentId" IS NULL
           THEN x."personId" || ' ' || x."agentId" = ANY(${places}) ELSE x."assignmentId" = ANY(${assignments}) END)`
      : `x."personId" = ${me}`;
  const union = sources
    .map(
      (source) =>
        `SELECT '${source.kind}' AS kind, ${columns}, ${source.onBehalf ? 'x."forId"' : "NULL::uuid"} AS "forId" FROM (${source.select({ now, policy })}) x WHERE ${mine(source)}`,
    )
    .join("\nUNION ALL ");
  return {
    from: `(SELECT u.*, u."personId" <> ${me} AS "standingIn", CASE WHEN u."dueAt" <= ${now} THEN 'overdue'
        WHEN u."dueAt" <= ${now} + ${daysInSql(WEEK)} THEN 'week' ELSE 'later' END AS due,
      CASE WHEN u."personId" = ${me} THEN u."forId" ELSE u."personId" END AS "onBehalfOf" FROM (${union}) u) i`,
    where,
  };
}
