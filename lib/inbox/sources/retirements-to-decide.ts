import { presentInSql } from "#lib/registry/periods-in-sql.ts";
import { DUE_OF_RETIREMENT } from "#lib/workflow/due/due-decisions.ts";
import type { InboxSource } from "../source.ts";

const holding = (roles: string, now: string): string => `s."agentId" = r."agentId" AND s.role IN (${roles})
        AND ${presentInSql("s", now)}`;

/**
 * Retirements that wait for a decision, for who answers for the agent and did not ask, and for whoever has it before them
 * since it is overdue; and those whose steps are all
 * closed, for who may verify and did none of them (R99). Both are answered on their page, where the checklist is.
 */
export const retirementsToDecide: InboxSource = {
  kind: "retirement",
  name: "Retirements",
  handedOver: false,
  select: ({ now }) => `
    SELECT r.id, r.version, p.id AS "personId", NULL::uuid AS "assignmentId", 'Retire ' || g.name || '?' AS title,
      r."requestedByName" || ' asks: ' || r.reason AS why, ${DUE_OF_RETIREMENT} AS "dueAt", '/retirements/' || r.id AS href,
      g.id AS "agentId", false AS bulk
    FROM "Retirement" r JOIN "Agent" g ON g.id = r."agentId" JOIN "Person" p ON p.status = 'active'
      AND (EXISTS (SELECT FROM "Assignment" s WHERE s."personId" = p.id AND ${holding("'business_owner', 'security_owner'", now)})
        OR EXISTS (SELECT FROM "DecisionAsk" k WHERE k."subjectId" = r.id AND (k."toId" = p.id OR k."toRole" = ANY(p."platformRoles"))))
    WHERE r.state = 'requested' AND p.id IS DISTINCT FROM r."requestedById"
    UNION ALL
    SELECT DISTINCT r.id, r.version, s."personId", NULL::uuid, 'Verify the retirement of ' || g.name,
      'Every step is done, and none of them by you.', NULL::timestamptz, '/retirements/' || r.id, g.id, false
    FROM "Retirement" r JOIN "Agent" g ON g.id = r."agentId" JOIN "Assignment" s ON s."personId" IS NOT NULL
        AND ${holding("'business_owner', 'security_owner', 'retirement_owner'", now)}
    WHERE r.state = 'in_progress'
      AND NOT EXISTS (SELECT FROM "RetirementStep" t WHERE t."retirementId" = r.id AND t.state = 'open')
      AND NOT EXISTS (SELECT FROM "RetirementStep" t WHERE t."retirementId" = r.id AND s."personId" IN (t."doneById", t."doneForId"))`,
  decide: {},
};
