import { warningDays } from "#lib/workflow/exceptions/core/warning-days.ts";
import { dayInSql, daysInSql, type InboxSource } from "../source.ts";

/** Exceptions that end soon, for who asked for them and whoever is to close the gap: mend it, or ask anew (R47). */
export const exceptionsEnding: InboxSource = {
  kind: "exception_ending",
  name: "Exceptions that end",
  handedOver: true,
  remindsDeputies: true,
  select: ({ now }) => `
    SELECT DISTINCT e.id, e.version, p.id AS "personId", NULL::uuid AS "assignmentId", x.sentence AS title,
      'Accepted until ' || ${dayInSql('e."endsAt"')} || '; then it is open again, unless it is mended.' AS why,
      e."endsAt" AS "dueAt", '/exceptions/' || e.id AS href, e."agentId", false AS bulk
    FROM "Exception" e JOIN "Gap" x ON x.id = e."gapId" JOIN "Person" p ON p.id IN (e."requestedById", x."assigneeId")
    WHERE e.state = 'approved' AND x.status = 'accepted' AND e."endsAt" > ${now}::timestamptz
      AND e."endsAt" <= ${now}::timestamptz + ${daysInSql(warningDays[0])}`,
  decide: {},
};
