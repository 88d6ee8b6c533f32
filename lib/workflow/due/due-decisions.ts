import { defaultPolicy } from "#lib/registry/core/policy.ts";

// When decisions are due, in SQL. It is derived and not kept: from the moment at which it became somebody's turn, and
// from the thresholds that held at that moment, so that a new threshold makes nothing late that was asked for before.

/** When what is asked for at a moment is due. */
export const dueSinceSql = (at: string): string =>
  `${at} + interval '24 hours' * COALESCE((SELECT (v.thresholds ->> 'decideWithinDays')::int FROM "PolicyVersion" v
     WHERE v.at <= ${at} ORDER BY v.version DESC LIMIT 1), ${defaultPolicy.decideWithinDays})`;

/** Whether a decision `d` of request `r` waits to be given. */
export const WAITS = `r.state = 'open' AND d."voidedAt" IS NULL AND d.decision IS NULL`;

/**
 * A lateral table `t`: since when (`t.at`) it is the turn of a decision `d`, which is when it was asked for or, where
 * that is later, when the last that it waits for was approved; and until when it is due (`t."dueAt"`). No row while it
 * still waits for another.
 */
export const TURN = `LATERAL (SELECT x.at, ${dueSinceSql("x.at")} AS "dueAt" FROM (
  SELECT GREATEST(d."askedAt", max(e."decidedAt")) AS at FROM "RequestDecision" e
  WHERE e."requestId" = d."requestId" AND e."voidedAt" IS NULL AND e.slot = ANY(d.after)
  HAVING count(*) FILTER (WHERE e.decision IS DISTINCT FROM 'approve') = 0) x) t`;

/** When the first of the decisions for which request `r` waits is due; null where it waits for none. */
export const DUE_OF_REQUEST = `(SELECT min(t."dueAt") FROM "RequestDecision" d CROSS JOIN ${TURN} WHERE d."requestId" = r.id AND ${WAITS})`;

/** When the decision about exception `e` is due, before its end in any case; null once it is decided. */
export const DUE_OF_EXCEPTION = `CASE WHEN e.state = 'requested' THEN LEAST(${dueSinceSql('e."requestedAt"')}, e."endsAt") END`;

/** When the decision about retirement `r` is due, before it is to start in any case; null once it is decided. */
export const DUE_OF_RETIREMENT = `CASE WHEN r.state = 'requested' THEN LEAST(${dueSinceSql('r."requestedAt"')}, r."scheduledAt") END`;

/** To whom decision `d` went too since it is overdue, at its present turn `t`: [{ toId, toRole }], or null. */
export const ESCALATED = `(SELECT jsonb_agg(jsonb_build_object('toId', k."toId", 'toRole', k."toRole") ORDER BY k.at, k.id)
  FROM "DecisionAsk" k WHERE k."subjectId" = d.id AND k."turnAt" = t.at AND k.step <> 'reminded')`;

/** Whether person `p` may give decision `d` too since it is overdue. */
export const WENT_TO = `EXISTS (SELECT FROM "DecisionAsk" k CROSS JOIN ${TURN} WHERE k."subjectId" = d.id AND k."turnAt" = t.at
  AND (k."toId" = p.id OR k."toRole" = ANY(p."platformRoles")))`;
