import { askedOrSecurity, forNobodySql, type InboxSource } from "../source.ts";

/** Revocations and changes that a review asked for, until somebody confirms that they are done. */
export const followUp: InboxSource = {
  kind: "follow_up",
  name: "Revocations and changes",
  handedOver: false,
  select: () => `
    SELECT f.id, f.version, p.id AS "personId", NULL::uuid AS "assignmentId",
      CASE f.kind WHEN 'revoke' THEN 'Revoke ' ELSE 'Change ' END || g.name || ' · ' || c.name AS title,
      'Decided in ' || m.name || ': ' || f.ask || ${forNobodySql('f."assigneeId"')} AS why, f."dueAt", '/reviews/' || m.id || '#follow-ups' AS href, f."agentId",
      false AS bulk
    FROM "ReviewFollowUp" f JOIN "Campaign" m ON m.id = f."campaignId" JOIN "Agent" g ON g.id = f."agentId"
    JOIN "Capability" c ON c.id = f."capabilityId" ${askedOrSecurity('f."assigneeId"')} WHERE f."confirmedAt" IS NULL`,
  decide: {},
};
