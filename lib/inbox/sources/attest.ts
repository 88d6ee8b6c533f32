import { attestAssignment } from "#lib/registry/attest-assignment.ts";
import { holderAskedAhead } from "#lib/registry/core/attestation.ts";
import { declineAssignment } from "#lib/registry/decline-assignment.ts";
import { LIVE } from "#lib/registry/live.ts";
import { presentInSql } from "#lib/registry/periods-in-sql.ts";
import { DUTY, dayInSql, daysInSql, type InboxSource } from "../source.ts";

/**
 * What somebody accepted long ago: they say that it still holds, before it counts as stale (R91). Not handed over as it
 * is: a deputy is asked in their turn, and answers on the holder's behalf (attest-for.ts).
 */
export const attest: InboxSource = {
  kind: "attest",
  name: "To attest",
  handedOver: false,
  select: ({ now, policy }) => `
    SELECT s.id, s.version, s."personId", s.id AS "assignmentId", ${DUTY} AS title,
      'Last confirmed on ' || ${dayInSql("d.said")} || '; from ' || ${dayInSql("d.due")} || ' on it counts as stale.' AS why,
      d.due AS "dueAt", '/agents/' || g.slug AS href, g.id AS "agentId", true AS bulk
    FROM "Assignment" s JOIN "Agent" g ON g.id = s."agentId" LEFT JOIN "Capability" c ON c.id = s."capabilityId"
    CROSS JOIN LATERAL (SELECT GREATEST(s."acceptedAt", s."attestedAt") AS said,
      GREATEST(s."acceptedAt", s."attestedAt") + ${daysInSql(policy.attestWithinDays)} AS due) d
    WHERE s."acceptedAt" IS NOT NULL AND ${presentInSql("s", now)}
      AND d.due <= ${now}::timestamptz + ${daysInSql(holderAskedAhead[0])} AND ${LIVE}`,
  decide: {
    attest: (tx, context, { id, version }) => attestAssignment.within(tx, context, { assignment: id, version }),
    decline: (tx, context, { id, version, reason }) =>
      declineAssignment.within(tx, context, { assignment: id, version, reason }),
  },
};
