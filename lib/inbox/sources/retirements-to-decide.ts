import type { InboxSource } from "../source.ts";

const HOLDERS = (
  roles: string,
  now: string,
): string => `JOIN "Assignment" s ON s."agentId" = r."agentId" AND s."personId" IS NOT NULL
      AND s.role IN (${roles}) AND s."startsAt" <= ${now}::timestamptz AND (s."endsAt" IS NULL OR s."endsAt" > ${now}::timestamptz)`;

/**
 * Retirements that wait for a decision, for who answers for the agent and did not ask; and those whose steps are all
 * closed, for who may verify and did none of them (R99). Both are answered on their page, where the checklist is.
 */
export const retirementsToDecide: InboxSource = {
  kind: "retirement",
  name: "Retirements",
  handedOver: false,
  select: ({ now }) => `
    SELECT DISTINCT r.id, r.version, s."personId", NULL::uuid AS "assignmentId", 'Retire ' || g.name || '?' AS title,
      r."requestedByName" || ' asks: ' || r.reason AS why, r."scheduledAt" AS "dueAt", '/retirements/' || r.id AS href,
      g.id AS "agentId", false AS bulk
    FROM "Retirement" r JOIN "Agent" g ON g.id = r."agentId" ${HOLDERS("'business_owner', 'security_owner'", now)}
    WHERE r.state = 'requested' AND s."personId" IS DISTINCT FROM r."requestedById"
    UNION ALL
    SELECT DISTINCT r.id, r.version, s."personId", NULL::uuid, 'Verify the retirement of ' || g.name,
      'Every step is done, and none of them by you.', NULL::timestamptz, '/retirements/' || r.id, g.id, false
    FROM "Retirement" r JOIN "Agent" g ON g.id = r."agentId" ${HOLDERS("'business_owner', 'security_owner', 'retirement_owner'", now)}
    WHERE r.state = 'in_progress'
      AND NOT EXISTS (SELECT FROM "RetirementStep" t WHERE t."retirementId" = r.id AND t.state = 'open')
      AND NOT EXISTS (SELECT FROM "RetirementStep" t WHERE t."retirementId" = r.id AND s."personId" IN (t."doneById", t."doneForId"))`,
  decide: {},
};
