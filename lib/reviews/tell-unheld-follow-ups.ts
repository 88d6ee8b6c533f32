import { notify } from "#lib/notifications/notify.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { unheldFollowUps } from "./store-follow-ups.ts";

/** Whoever was asked to act on a review left, or nobody ever was: security hears of it once. */
export async function tellUnheldFollowUps(now: Instant): Promise<void> {
  const unheld = await unheldFollowUps(present);
  if (unheld.length === 0) return;
  await writing(now, async (tx) => {
    for (const { campaign, askedId, count, dueAt, personId } of unheld)
      await notify(
        tx,
        {
          personId,
          kind: "review-follow-up",
          key: `review:${campaign.id}:follow-up-unheld:${askedId ?? "nobody"}`,
          title: "Nobody is there to act on a review",
          text: `The access review '${campaign.name}' asks to revoke or change ${count === 1 ? "a capability" : `${count} capabilities`}, and whoever is asked is not there. See to it, or confirm it.`,
          href: `/reviews/${campaign.id}#follow-ups`,
          dueAt: Date.parse(dueAt),
        },
        now,
      );
  });
}
