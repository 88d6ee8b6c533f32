import { DUE_OF_EXCEPTION } from "#lib/workflow/due/due-decisions.ts";
import { approveException, refuseException } from "#lib/workflow/exceptions/move-exception.ts";
import { dayInSql, type InboxSource } from "../source.ts";

/** Exceptions that wait for somebody of security who did not ask; the verb looks at who holds the gap (R33). */
export const exceptionsToDecide: InboxSource = {
  kind: "exception",
  name: "Exceptions to decide",
  handedOver: false,
  select: () => `
    SELECT e.id, e.version, p.id AS "personId", NULL::uuid AS "assignmentId", x.sentence AS title,
      e."requestedByName" || ' asks to accept it until ' || ${dayInSql('e."endsAt"')} || ': ' || e.reason
        || ' Meanwhile: ' || e."compensatingControl" AS why,
      ${DUE_OF_EXCEPTION} AS "dueAt", '/exceptions/' || e.id AS href, e."agentId", false AS bulk
    FROM "Exception" e JOIN "Gap" x ON x.id = e."gapId" JOIN "Person" p ON 'security' = ANY(p."platformRoles") AND p.status = 'active'
    WHERE e.state = 'requested' AND p.id IS DISTINCT FROM e."requestedById"`,
  decide: {
    approve: (tx, context, { id, version, reason }) =>
      approveException.within(tx, context, { exception: id, version, reason }),
    refuse: (tx, context, { id, version, reason }) =>
      refuseException.within(tx, context, { exception: id, version, reason }),
  },
};
