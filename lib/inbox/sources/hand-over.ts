import { isAwaySql, leftBehind, withoutDeputy } from "#lib/workflow/hand-over/store-waiting.ts";
import { daysInSql, type InboxSource } from "../source.ts";

const holds = (now: string): string => `
  EXISTS (SELECT FROM "Assignment" s JOIN "Agent" g ON g.id = s."agentId" WHERE s."personId" = p.id
    AND (s."endsAt" IS NULL OR s."endsAt" > ${now}::timestamptz) AND g.state NOT IN ('retired', 'rejected'))
  OR EXISTS (SELECT FROM "System" y WHERE y."ownerId" = p.id AND y."endedAt" IS NULL)
  OR EXISTS (SELECT FROM "DataSource" y WHERE (y."dataOwnerId" = p.id OR y."qualityOwnerId" = p.id) AND y."endedAt" IS NULL)
  OR EXISTS (SELECT FROM "Control" y WHERE y."defaultOwnerId" = p.id AND y."endedAt" IS NULL)`;

/**
 * Somebody left or was suspended and things still hang on them, or is out of office and nobody stands in: their manager
 * hands over, from the moment on. Who moved, and their manager, hand over what they held in the unit they left; what
 * they confirm after the move they keep (R93). It goes when nothing is left.
 */
export const handOver: InboxSource = {
  kind: "hand_over",
  name: "To hand over",
  handedOver: false,
  select: ({ now }) => `
    SELECT p.id, NULL::int AS version, p."managerId" AS "personId", NULL::uuid AS "assignmentId",
      'Hand over what ' || p.name || ' answered for' AS title,
      CASE p.status WHEN 'left' THEN 'They left' ELSE 'They are suspended' END || ', and you are their manager: until somebody takes over, nobody answers.' AS why,
      COALESCE(p."leftAt", p.since) + ${daysInSql(1)} AS "dueAt", '/people/' || p.id || '/hand-over' AS href,
      NULL::uuid AS "agentId", false AS bulk
    FROM "Person" p WHERE p.status <> 'active' AND p."managerId" IS NOT NULL AND (${holds(now)})
    UNION ALL
    SELECT p.id, NULL, p."managerId", NULL, 'Hand over what ' || p.name || ' answers for',
      'They are out of office, you are their manager, and no deputy is there for ' || m.roles || CASE m.roles WHEN 1 THEN ' role.' ELSE ' roles.' END,
      p."outOfOfficeFrom" + ${daysInSql(1)}, '/people/' || p.id || '/hand-over', NULL, false
    FROM "Person" p CROSS JOIN ${withoutDeputy(`${now}::timestamptz`)}
    WHERE ${isAwaySql(`${now}::timestamptz`)} AND p."managerId" IS NOT NULL AND m.roles > 0
    UNION ALL
    SELECT p.id, NULL, p.id, NULL, 'Hand over what you answered for in ' || m."from",
      'You left ' || m."from" || ', and ' || m.roles || CASE m.roles WHEN 1 THEN ' role on its agents still names' ELSE ' roles on its agents still name' END || ' you: hand over, or confirm what you keep.',
      m.since + ${daysInSql(7)}, '/people/' || p.id || '/hand-over', NULL, false
    FROM "Person" p CROSS JOIN ${leftBehind(`${now}::timestamptz`)} WHERE p.status = 'active' AND m.roles > 0
    UNION ALL
    SELECT p.id, NULL, p."managerId", NULL, 'Hand over what ' || p.name || ' answered for in ' || m."from",
      'They left ' || m."from" || ', and you are their manager: ' || m.roles || CASE m.roles WHEN 1 THEN ' role on its agents still names' ELSE ' roles on its agents still name' END || ' them.',
      m.since + ${daysInSql(7)}, '/people/' || p.id || '/hand-over', NULL, false
    FROM "Person" p CROSS JOIN ${leftBehind(`${now}::timestamptz`)}
    WHERE p.status = 'active' AND p."managerId" IS NOT NULL AND m.roles > 0`,
  decide: {},
};
