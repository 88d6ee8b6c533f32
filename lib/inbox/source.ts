import type { Transaction } from "#lib/platform/database.ts";
import type { Policy } from "#lib/registry/core/policy.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { ItemKind } from "./core/item.ts";

/** What a source may lean on: the moment, as the placeholder of its value, and the organisation's thresholds. */
export interface Asked {
  now: string;
  policy: Policy;
}

/**
 * One reason why something waits for somebody, as one SELECT. Its columns, in any order:
 *
 * `id` uuid: the thing itself, whose verbs decide it · `version` int or null: sent as If-Match · `"personId"` uuid: who
 * holds it · `"assignmentId"` uuid or null: whose deputies stand in while the holder is away; null: the deputies of
 * whatever the holder holds on the same agent · `title` text · `why` text: why it waits for them, a whole sentence ·
 * `"dueAt"` timestamptz or null · `href` text: where it is read in full · `"agentId"` uuid or null · `bulk` boolean: it
 * may be decided together with others, without having been opened.
 */
export interface InboxSource {
  kind: ItemKind;
  /** What waits, as a filter names it. */
  name: string;
  /** True: while the holder is out of office, their first deputy who can sees it too. */
  handedOver: boolean;
  /** True: what reminds the holder tells the deputy too, so that nothing else has to (tell-stand-ins.ts). */
  remindsDeputies?: true;
  /** True: its rows have a further column `"forId"` uuid, the person on whose behalf the holder is asked. */
  onBehalf?: true;
  select(asked: Asked): string;
  /** The verb behind each of the kind's decisions (core/decisions.ts), run within one transaction. */
  decide: Readonly<Record<string, Decide>>;
}

/** Does to one item what was decided, through the verb that screens and scripts use too. */
export type Decide = (
  tx: Transaction,
  context: Context,
  item: {
    id: string;
    version?: number | undefined;
    reason?: string | undefined;
    /** The residual risk was read again and stands. */
    riskConfirmed: boolean;
    /** Decided together with others, without having been opened. */
    together: boolean;
  },
) => Promise<unknown>;

/**
 * Joins person `p`: who is asked by the id in `column`, while they are active; else everybody of security, so that
 * nothing waits for somebody who left, or for nobody.
 */
export const askedOrSecurity = (column: string): string => `JOIN "Person" p ON p.status = 'active' AND (p.id = ${column}
  OR ('security' = ANY(p."platformRoles") AND NOT EXISTS (SELECT FROM "Person" h WHERE h.id = ${column} AND h.status = 'active')))`;

/** Why it waits for person `p`, behind what else is said. */
export const forNobodySql = (column: string): string =>
  `CASE WHEN p.id = ${column} THEN '' ELSE ' Nobody who is asked for it is there, so that security sees to it.' END`;

/** A role in words, at the start of a line: 'Business owner'. */
export const roleInSql = (column: string): string =>
  `upper(left(${column}::text, 1)) || replace(substr(${column}::text, 2), '_', ' ')`;

/** A day in words: '3 March 2026'. */
export const dayInSql = (expression: string): string =>
  `to_char(${expression} AT TIME ZONE 'UTC', 'FMDD FMMonth YYYY')`;

/** A number of days as an interval: a day is 24 hours, whatever the clocks do. */
export const daysInSql = (days: number): string => `interval '${days * 24} hours'`;

/** What an assignment `s` is about: 'Approver of Refund agent · Pay out'. */
export const DUTY = `${roleInSql("s.role")} || ' of ' || g.name || COALESCE(' · ' || c.name, '')`;
