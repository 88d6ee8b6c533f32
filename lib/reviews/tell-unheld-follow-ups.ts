import { notify } from "#lib/notifications/notify.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { counted } from "#lib/platform/core/in-figures.ts";
import { present, writing } from "#lib/platform/database.ts";
import { securityPeople } from "#lib/workflow/security-people.ts";
import { unheldFollowUps } from "./store-follow-ups.ts";
import { FOLLOW_UP_KEY } from "./tell-reviewers.ts";

/** Whoever was asked to act on a review left, or nobody ever was: security hears of it once. */
export async function tellUnheldFollowUps(now: Instant): Promise<void> {
  const unheld = await unheldFollowUps(present);
  if (unheld.length === 0) return;
  const people = await securityPeople(present);
  await writing(now, async (tx) => {
    for (const { campaign, askedId, count, dueAt } of unheld) {
      const notice = {
        kind: "review-follow-up",
        key: `${FOLLOW_UP_KEY}:${campaign.id}:unheld:${askedId ?? "nobody"}`,
        title: "Nobody is there to act on a review",
        text: `The access review '${campaign.name}' asks to revoke or change ${counted(count, "capability", "capabilities")}, and whoever is asked is not there. See to it, or confirm it.`,
        href: `/reviews/${campaign.id}#follow-ups`,
        dueAt: Date.parse(dueAt),
      } as const;
      for (const personId of people) await notify(tx, { ...notice, personId }, now);
    }
  });
}
