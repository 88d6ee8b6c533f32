import { holdsSomething, isAwaySql, leftBehind, withoutDeputy } from "#lib/workflow/hand-over/store-waiting.ts";
import { handsOver, managerAbove } from "#lib/workflow/hand-over/who-hands-over.ts";
import { daysInSql, type InboxSource } from "../source.ts";

/** Person `q`, who hands over for person `p`. */
const asked = `${managerAbove} JOIN "Person" q ON ${handsOver}`;

/** 'you are their manager', or why it comes to person `q` instead. */
const why = `CASE WHEN q.id = p."managerId" THEN 'you are their manager'
  WHEN q.id = b.id THEN 'you are the first manager above them who is there'
  ELSE 'no manager above them is there, so that security sees to it' END`;

/**
 * Somebody left or was suspended and things still hang on them, or is out of office and nobody stands in: their manager
 * hands over, the first above who is there, else security, from the moment on. Who moved, and their manager, hand over
 * what they held in the unit they left; what they confirm after the move they keep (R93). It goes when nothing is left.
 */
export const handOver: InboxSource = {
  kind: "hand_over",
  name: "To hand over",
  handedOver: false,
  select: ({ now }) => `
    SELECT p.id, NULL::int AS version, q.id AS "personId", NULL::uuid AS "assignmentId",
      'Hand over what ' || p.name || ' answered for' AS title,
      CASE p.status WHEN 'left' THEN 'They left' ELSE 'They are suspended' END || ', and ' || ${why} || ': until somebody takes over, nobody answers.' AS why,
      COALESCE(p."leftAt", p.since) + ${daysInSql(1)} AS "dueAt", '/people/' || p.id || '/hand-over' AS href,
      NULL::uuid AS "agentId", false AS bulk
    FROM "Person" p ${asked} WHERE p.status <> 'active' AND ${holdsSomething(`${now}::timestamptz`)}
    UNION ALL
    SELECT p.id, NULL, q.id, NULL, 'Hand over what ' || p.name || ' answers for',
      'They are out of office, ' || ${why} || ', and no deputy is there for ' || m.roles || CASE m.roles WHEN 1 THEN ' role.' ELSE ' roles.' END,
      p."outOfOfficeFrom" + ${daysInSql(1)}, '/people/' || p.id || '/hand-over', NULL, false
    FROM "Person" p ${asked} CROSS JOIN ${withoutDeputy(`${now}::timestamptz`)}
    WHERE ${isAwaySql(`${now}::timestamptz`)} AND p."managerId" IS NOT NULL AND m.roles > 0
    UNION ALL
    SELECT p.id, NULL, p.id, NULL, 'Hand over what you answered for in ' || m."from",
      'You left ' || m."from" || ', and ' || m.roles || CASE m.roles WHEN 1 THEN ' role on its agents still names' ELSE ' roles on its agents still name' END || ' you: hand over, or confirm what you keep.',
      m.since + ${daysInSql(7)}, '/people/' || p.id || '/hand-over', NULL, false
    FROM "Person" p CROSS JOIN ${leftBehind(`${now}::timestamptz`)} WHERE p.status = 'active' AND m.roles > 0
    UNION ALL
    SELECT p.id, NULL, q.id, NULL, 'Hand over what ' || p.name || ' answered for in ' || m."from",
      'They left ' || m."from" || ', and ' || ${why} || ': ' || m.roles || CASE m.roles WHEN 1 THEN ' role on its agents still names' ELSE ' roles on its agents still name' END || ' them.',
      m.since + ${daysInSql(7)}, '/people/' || p.id || '/hand-over', NULL, false
    FROM "Person" p ${asked} CROSS JOIN ${leftBehind(`${now}::timestamptz`)}
    WHERE p.status = 'active' AND p."managerId" IS NOT NULL AND m.roles > 0`,
  decide: {},
};
