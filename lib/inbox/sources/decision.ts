import type { DecisionWord } from "#lib/workflow/core/request-vocabulary.ts";
import { decideOne } from "#lib/workflow/decide-one.ts";
import { TURN, WAITS, WENT_TO } from "#lib/workflow/due/due-decisions.ts";
import type { Decide, InboxSource } from "../source.ts";

const deciding =
  (decision: DecisionWord): Decide =>
  (tx, context, { id, version, reason }) =>
    decideOne(tx, context, { id, version, decision, reason });

/**
 * Decisions of open requests, at the turn of whoever is asked: by name, or because they have the platform role that is
 * asked; and of whoever has it before them since it is overdue. Who is away is asked no longer (lib/workflow), so that
 * nothing is handed over here.
 */
export const decision: InboxSource = {
  kind: "decision",
  name: "Decisions",
  handedOver: false,
  select: () => `
    SELECT d.id, r.version, p.id AS "personId", NULL::uuid AS "assignmentId", r.title || ': ' || d.question AS title,
      CASE WHEN p.id = d."askedId" OR d."askedRole" = ANY(p."platformRoles") THEN ''
        ELSE 'Whoever is asked has not decided in time, so that you may too. ' END || d.because AS why, t."dueAt", '/requests/' || r.id AS href, r."agentId", false AS bulk
    FROM "RequestDecision" d JOIN "Request" r ON r.id = d."requestId"
      JOIN "Person" p ON p.status = 'active' AND (p.id = d."askedId" OR d."askedRole" = ANY(p."platformRoles") OR ${WENT_TO})
        AND (d."ownAllowed" OR p.id IS DISTINCT FROM r."submittedById")
      CROSS JOIN ${TURN}
    WHERE ${WAITS}`,
  decide: { approve: deciding("approve"), reject: deciding("reject") },
};
