import { campaignOfItem } from "#lib/reviews/campaign-behind.ts";
import { certifyItems } from "#lib/reviews/certify-items.ts";
import type { Answer } from "#lib/reviews/core/vocabulary.ts";
import { decideItem } from "#lib/reviews/decide-item.ts";
import type { Decide, InboxSource } from "../source.ts";

const answering =
  (answer: Answer): Decide =>
  async (tx, context, { id, version, reason, riskConfirmed }) =>
    decideItem.within(tx, context, {
      campaign: await campaignOfItem(tx, id),
      item: id,
      version,
      answer,
      reason: reason ?? null,
      riskConfirmed,
    });

/** Together with others it is certified as in its campaign: low and moderate tiers alone, by the tier of today. */
const certify: Decide = async (tx, context, item) => {
  if (!item.together) return answering("certify")(tx, context, item);
  const { id, version, riskConfirmed } = item;
  return certifyItems.within(tx, context, {
    campaign: await campaignOfItem(tx, id),
    items: [id],
    versions: { [id]: version },
    riskConfirmed,
  });
};

/** Review items that ask somebody and have no answer of theirs yet; their card is shown before they are answered. */
export const review: InboxSource = {
  kind: "review",
  name: "Access reviews",
  // Items of who is away are handed over by the campaign itself, to whom it would ask in their place.
  handedOver: false,
  select: () => `
    SELECT i.id, i.version, r."personId", NULL::uuid AS "assignmentId", 'Review ' || g.name || ' · ' || c.name AS title,
      'Asked in ' || m.name || CASE WHEN r.why = 'escalated' THEN ', for somebody who has not answered' ELSE '' END
        || ': should it go on, with these people?' AS why,
      i."dueAt", '/reviews/' || m.id || '/' || i.id AS href, i."agentId", i.tier IN ('low', 'moderate') AS bulk
    FROM "ReviewItem" i JOIN "Campaign" m ON m.id = i."campaignId" AND m.state = 'open'
    JOIN "ReviewerOfItem" r ON r."itemId" = i.id AND r.stage = i.stage AND r."endedAt" IS NULL
    JOIN "Agent" g ON g.id = i."agentId" JOIN "Capability" c ON c.id = i."capabilityId"
    WHERE i.state = 'waiting' AND NOT EXISTS (SELECT FROM "ReviewDecision" d
      WHERE d."itemId" = i.id AND d.stage = i.stage AND d."personId" = r."personId")`,
  decide: {
    certify,
    change: answering("change"),
    revoke: answering("revoke"),
    cannot_answer: answering("cannot_answer"),
  },
};
