import { presentInSql } from "#lib/registry/periods-in-sql.ts";

/**
 * The assignment by which the person of step `t` is asked, as `checklistOf` finds them: of the role that the step names,
 * on the other agent where its owner is asked, else as retirement owner or business owner. Null once they hold none of it:
 * then nobody stands in for them.
 */
export const assignmentOfStepInSql = (now: string): string => `(SELECT h.id FROM "Assignment" h
  WHERE h."personId" = t."personId" AND ${presentInSql("h", now)} AND (h."capabilityId" IS NULL OR h."capabilityId"::text = t.subject->>'id')
    AND ((h."agentId" = t."agentId" AND h.role IN (t.role, 'retirement_owner', 'business_owner'))
      OR (t.kind = 'end_delegation_from' AND h."agentId"::text = t.subject->>'id' AND h.role = 'business_owner'))
  ORDER BY h."agentId" <> t."agentId" DESC, h.role = t.role DESC, h.role = 'retirement_owner' DESC, h."capabilityId" NULLS LAST,
    h.accountable DESC, h."startsAt", h."recordedAt", h.id LIMIT 1)`;
