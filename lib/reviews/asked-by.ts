import { presentInSql } from "#lib/registry/periods-in-sql.ts";

/**
 * The assignment by which the assignee of follow-up `f` is asked: as provisioner, of the capability itself before the
 * agent's default. Null once they are it no longer: then nobody stands in for them.
 */
export const assignmentOfFollowUpInSql = (now: string): string => `(SELECT h.id FROM "Assignment" h
  WHERE h."personId" = f."assigneeId" AND h."agentId" = f."agentId" AND h.role = 'provisioner' AND ${presentInSql("h", now)}
    AND (h."capabilityId" IS NULL OR h."capabilityId" = f."capabilityId")
  ORDER BY h."capabilityId" NULLS LAST, h.accountable DESC, h."startsAt", h."recordedAt", h.id LIMIT 1)`;
