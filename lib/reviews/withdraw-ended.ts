import { appendEvidence } from "#lib/evidence/append.ts";
import { systemActor } from "#lib/identity/core/actor.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { campaignSubject } from "./store-campaigns.ts";
import { withdrawEndedItems } from "./store-withdrawn.ts";
import { settleAsked } from "./tell-reviewers.ts";

const reviews = systemActor("reviews");

/**
 * Items about a capability that has ended ask about nothing any more: in the transaction in which it ended they are taken
 * back, with the reason, and whoever has nothing else to answer there is reminded of nothing. Answers stay.
 */
export async function withdrawEnded(
  tx: Transaction,
  agents: readonly string[],
  now: Instant,
  correlationId: string,
): Promise<void> {
  const withdrawn = await withdrawEndedItems(tx, agents, now);
  if (withdrawn.length === 0) return;
  const byCampaign = Map.groupBy(withdrawn, ({ campaign }) => campaign.id);
  await appendEvidence(
    tx,
    { actor: reviews, now, correlationId, reason: null },
    [...byCampaign.values()].map((items) => ({
      type: "campaign.items_withdrawn",
      subject: campaignSubject((items[0] as (typeof items)[number]).campaign),
      payload: {
        items: items.map(({ id, agent, capability }) => ({
          item: id,
          agent,
          capability,
          because: `${capability.name} has ended.`,
        })),
      },
    })),
  );
  for (const [campaignId, items] of byCampaign)
    await settleAsked(
      tx,
      { campaignId },
      items.flatMap(({ asked }) => asked),
      now,
    );
}
