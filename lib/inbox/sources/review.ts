import type { InboxSource } from "../source.ts";

/** Review items that ask somebody and have no answer of theirs yet. They are opened: an answer belongs to what was read. */
export const review: InboxSource = {
  kind: "review",
  name: "Access reviews",
  // Items of who is away are handed over by the campaign itself, to whom it would ask in their place.
  handedOver: false,
  select: () => `
    SELECT i.id, i.version, r."personId", NULL::uuid AS "assignmentId", 'Review ' || g.name || ' · ' || c.name AS title,
      'Asked in ' || m.name || CASE WHEN r.why = 'escalated' THEN ', for somebody who has not answered' ELSE '' END
        || ': should it go on, with these people?' AS why,
      i."dueAt", '/reviews/' || m.id || '/' || i.id AS href, i."agentId", false AS bulk
    FROM "ReviewItem" i JOIN "Campaign" m ON m.id = i."campaignId" AND m.state = 'open'
    JOIN "ReviewerOfItem" r ON r."itemId" = i.id AND r.stage = i.stage AND r."endedAt" IS NULL
    JOIN "Agent" g ON g.id = i."agentId" JOIN "Capability" c ON c.id = i."capabilityId"
    WHERE i.state = 'waiting' AND NOT EXISTS (SELECT FROM "ReviewDecision" d
      WHERE d."itemId" = i.id AND d.stage = i.stage AND d."personId" = r."personId")`,
  decide: {},
};
