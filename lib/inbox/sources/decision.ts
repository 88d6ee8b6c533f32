import type { DecisionWord } from "#lib/workflow/core/request-vocabulary.ts";
import { decideOne } from "#lib/workflow/decide-one.ts";
import type { Decide, InboxSource } from "../source.ts";

const deciding =
  (decision: DecisionWord): Decide =>
  (tx, context, { id, version, reason }) =>
    decideOne(tx, context, { id, version, decision, reason });

/**
 * Decisions of open requests, at the turn of whoever is asked: by name, or because they have the platform role that is
 * asked. Who is away is asked no longer (lib/workflow), so that nothing is handed over here.
 */
export const decision: InboxSource = {
  kind: "decision",
  name: "Decisions",
  handedOver: false,
  select: () => `
    SELECT d.id, r.version, p.id AS "personId", NULL::uuid AS "assignmentId", r.title || ': ' || d.question AS title,
      d.because AS why, NULL::timestamptz AS "dueAt", '/requests/' || r.id AS href, r."agentId", false AS bulk
    FROM "RequestDecision" d JOIN "Request" r ON r.id = d."requestId" AND r.state = 'open'
      JOIN "Person" p ON p.status = 'active' AND (p.id = d."askedId" OR d."askedRole" = ANY(p."platformRoles"))
        AND (d."ownAllowed" OR p.id IS DISTINCT FROM r."submittedById")
    WHERE d."voidedAt" IS NULL AND d.decision IS NULL
      AND NOT EXISTS (SELECT FROM "RequestDecision" e WHERE e."requestId" = d."requestId" AND e."voidedAt" IS NULL
        AND e.slot = ANY(d.after) AND e.decision IS DISTINCT FROM 'approve')`,
  decide: { approve: deciding("approve"), reject: deciding("reject") },
};
