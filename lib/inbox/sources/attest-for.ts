import { attestAssignmentFor } from "#lib/registry/attest-assignment-for.ts";
import { deputyAskedAhead, holderAskedAhead } from "#lib/registry/core/attestation.ts";
import { LIVE } from "#lib/registry/live.ts";
import { awayInSql, presentInSql } from "#lib/registry/periods-in-sql.ts";
import { wouldClashInSql } from "#lib/registry/standing-in.ts";
import { DUTY, dayInSql, daysInSql, type InboxSource } from "../source.ts";

/** A deputy who can speak: active, there, and not in a clash (R41). */
const canSpeak = (deputy: string, person: string, now: string): string =>
  `${person}.status = 'active' AND ${awayInSql(person, now)} IS NOT TRUE AND NOT ${wouldClashInSql(`${deputy}."personId"`, now)}`;

/** The days ahead at which the deputy of a rank is asked, from the core's own table. */
const askedAhead = (rank: string): string =>
  `CASE ${[0, 1, 2].map((at) => `WHEN ${rank} = ${at} THEN ${daysInSql(deputyAskedAhead(at))}`).join(" ")} ELSE ${daysInSql(deputyAskedAhead(3))} END`;

/**
 * The holder stayed silent or is out of office: their deputies are asked in turn to say it on their behalf, once. A
 * holder for whom somebody spoke last time is not spoken for again.
 */
export const attestFor: InboxSource = {
  kind: "attest_for",
  name: "To attest for somebody else",
  handedOver: false,
  onBehalf: true,
  select: ({ now, policy }) => {
    return `
    SELECT s.id, s.version, d."personId", s."personId" AS "forId", s.id AS "assignmentId", ${DUTY} AS title,
      'For ' || h.name || CASE WHEN ${awayInSql("h", now)} THEN ', who is out of office: ' ELSE ', who has not answered: ' END
        || 'last confirmed on ' || ${dayInSql("t.said")} || ', stale from ' || ${dayInSql("t.due")} || ' on.' AS why,
      t.due AS "dueAt", '/agents/' || g.slug AS href, g.id AS "agentId", true AS bulk
    FROM "AssignmentDeputy" d JOIN "Assignment" s ON s.id = d."assignmentId" JOIN "Person" h ON h.id = s."personId"
    JOIN "Person" p ON p.id = d."personId" JOIN "Agent" g ON g.id = s."agentId"
    LEFT JOIN "Capability" c ON c.id = s."capabilityId"
    CROSS JOIN LATERAL (SELECT GREATEST(s."acceptedAt", s."attestedAt") AS said,
      GREATEST(s."acceptedAt", s."attestedAt") + ${daysInSql(policy.attestWithinDays)} AS due) t
    CROSS JOIN LATERAL (SELECT count(*) AS rank FROM "AssignmentDeputy" e JOIN "Person" x ON x.id = e."personId"
      WHERE e."assignmentId" = s.id AND e.position < d.position AND t.due - ${daysInSql(holderAskedAhead[0])} <= ${now}::timestamptz
        AND ${canSpeak("e", "x", now)}) r
    WHERE s."acceptedAt" IS NOT NULL AND s."attestedById" IS NULL AND ${presentInSql("s", now)} AND h.status = 'active'
      AND t.due - CASE WHEN r.rank = 0 AND ${awayInSql("h", now)} THEN ${daysInSql(holderAskedAhead[0])} ELSE ${askedAhead("r.rank")} END <= ${now}::timestamptz
      AND ${canSpeak("d", "p", now)} AND ${LIVE}`;
  },
  decide: {
    attest_for: (tx, context, { id, version }) => attestAssignmentFor.within(tx, context, { assignment: id, version }),
  },
};
