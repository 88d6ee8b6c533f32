import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { declineAssignment } from "#lib/registry/decline-assignment.ts";
import { LIVE } from "#lib/registry/live.ts";
import { notEndedInSql } from "#lib/registry/periods-in-sql.ts";
import { DUTY, dayInSql, daysInSql, type InboxSource } from "../source.ts";

/**
 * Somebody was named and has not said yes (R9). Only they can: a yes is not handed over, because accountable means a
 * named person who accepted.
 */
export const accept: InboxSource = {
  kind: "accept",
  name: "To accept",
  handedOver: false,
  select: ({ now, policy }) => `
    SELECT s.id, s.version, s."personId", s.id AS "assignmentId", ${DUTY} AS title,
      'Named on ' || ${dayInSql('s."startsAt"')} || '. You answer from the moment you accept.' AS why,
      s."startsAt" + ${daysInSql(policy.acceptWithinDays)} AS "dueAt",
      '/agents/' || g.slug AS href, g.id AS "agentId", true AS bulk
    FROM "Assignment" s JOIN "Agent" g ON g.id = s."agentId" LEFT JOIN "Capability" c ON c.id = s."capabilityId"
    WHERE s."acceptedAt" IS NULL AND ${notEndedInSql("s", now)} AND ${LIVE}`,
  decide: {
    accept: (tx, context, { id, version }) => acceptAssignment.within(tx, context, { assignment: id, version }),
    decline: (tx, context, { id, version, reason }) =>
      declineAssignment.within(tx, context, { assignment: id, version, reason }),
  },
};
