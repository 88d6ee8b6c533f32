import { presentInSql } from "#lib/registry/periods-in-sql.ts";
import { DUE_OF_RETIREMENT } from "#lib/workflow/due/due-decisions.ts";
import type { InboxSource } from "../source.ts";

/**
 * Whose it is: of person `p`, where they stand apart, by their role on the agent; where nobody active who stands apart
 * holds one, of everybody of security (`decidersOf`, `verifiersOf`).
 */
function isTheirs(roles: string, now: string, apart: (person: string) => string): string {
  const held = `s."agentId" = r."agentId" AND s.role IN (${roles}) AND ${presentInSql("s", now)}`;
  return `p.status = 'active' AND ${apart("p.id")} AND (EXISTS (SELECT FROM "Assignment" s WHERE s."personId" = p.id AND ${held})
    OR ('security' = ANY(p."platformRoles") AND NOT EXISTS (SELECT FROM "Assignment" s JOIN "Person" h ON h.id = s."personId"
      WHERE h.status = 'active' AND ${held} AND ${apart("h.id")})))`;
}

const didNotAsk = (person: string): string => `${person} IS DISTINCT FROM r."requestedById"`;
const didNoStep = (person: string): string =>
  `NOT EXISTS (SELECT FROM "RetirementStep" t WHERE t."retirementId" = r.id AND ${person} IN (t."doneById", t."doneForId"))`;

/**
 * Retirements that wait for a decision, for who answers for the agent and did not ask, and for whoever has it before them
 * since it is overdue; and those whose steps are all closed, for who may verify and did none of them (R99). Both are
 * answered on their page, where the checklist is.
 */
export const retirementsToDecide: InboxSource = {
  kind: "retirement",
  name: "Retirements",
  handedOver: false,
  select: ({ now }) => `
    SELECT r.id, r.version, p.id AS "personId", NULL::uuid AS "assignmentId", 'Retire ' || g.name || '?' AS title,
      r."requestedByName" || ' asks: ' || r.reason AS why, ${DUE_OF_RETIREMENT} AS "dueAt", '/retirements/' || r.id AS href,
      g.id AS "agentId", false AS bulk
    FROM "Retirement" r JOIN "Agent" g ON g.id = r."agentId" JOIN "Person" p
      ON (${isTheirs("'business_owner', 'security_owner'", now, didNotAsk)})
        OR (p.status = 'active' AND ${didNotAsk("p.id")} AND EXISTS (SELECT FROM "DecisionAsk" k
          WHERE k."subjectId" = r.id AND (k."toId" = p.id OR k."toRole" = ANY(p."platformRoles"))))
    WHERE r.state = 'requested'
    UNION ALL
    SELECT r.id, r.version, p.id, NULL::uuid, 'Verify the retirement of ' || g.name,
      'Every step is done, and none of them by you.', NULL::timestamptz, '/retirements/' || r.id, g.id, false
    FROM "Retirement" r JOIN "Agent" g ON g.id = r."agentId" JOIN "Person" p
      ON ${isTheirs("'business_owner', 'security_owner', 'retirement_owner'", now, didNoStep)}
    WHERE r.state = 'in_progress'
      AND NOT EXISTS (SELECT FROM "RetirementStep" t WHERE t."retirementId" = r.id AND t.state = 'open')`,
  decide: {},
};
