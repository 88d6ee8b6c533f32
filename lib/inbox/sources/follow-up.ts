import { assignmentOfFollowUpInSql } from "#lib/reviews/asked-by.ts";
import { campaignOfFollowUp } from "#lib/reviews/campaign-behind.ts";
import { confirmFollowUp } from "#lib/reviews/confirm-follow-up.ts";
import { askedOrSecurity, forNobodySql, type InboxSource } from "../source.ts";

/** Revocations and changes that a review asked for, until somebody confirms that they are done. */
export const followUp: InboxSource = {
  kind: "follow_up",
  name: "Revocations and changes",
  handedOver: true,
  // Where its assignee is provisioner no longer, its own id stands, which is no assignment's, as for a retirement step.
  select: ({ now }) => `
    SELECT f.id, f.version, p.id AS "personId", COALESCE(${assignmentOfFollowUpInSql(now)}, f.id) AS "assignmentId",
      CASE f.kind WHEN 'revoke' THEN 'Revoke ' ELSE 'Change ' END || g.name || ' · ' || c.name AS title,
      'Decided in ' || m.name || ': ' || f.ask || ${forNobodySql('f."assigneeId"')} AS why, f."dueAt", '/reviews/' || m.id || '#follow-ups' AS href, f."agentId",
      false AS bulk
    FROM "ReviewFollowUp" f JOIN "Campaign" m ON m.id = f."campaignId" JOIN "Agent" g ON g.id = f."agentId"
    JOIN "Capability" c ON c.id = f."capabilityId" ${askedOrSecurity('f."assigneeId"')} WHERE f."confirmedAt" IS NULL`,
  decide: {
    confirm: async (tx, context, { id, version, reason = "" }) =>
      confirmFollowUp.within(tx, context, {
        campaign: await campaignOfFollowUp(tx, id),
        followUp: id,
        version,
        note: reason,
      }),
  },
};
