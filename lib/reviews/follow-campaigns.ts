import { systemActor } from "#lib/identity/core/actor.ts";
import type { Clock } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present } from "#lib/platform/database.ts";
import { log } from "#lib/platform/logging.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { closeCampaign } from "./close-campaign.ts";
import { followCampaign } from "./follow-campaign.ts";
import { openCampaign } from "./open-campaign.ts";
import { skipRound } from "./skip-round.ts";
import { campaignsToFollow } from "./store.ts";
import { tellUnheldFollowUps } from "./tell-unheld-follow-ups.ts";

/**
 * What the clock does to campaigns: opens those that are due, follows the timetable of the open ones, and closes them
 * at their end; then security hears of what nobody is there to do. Each in a transaction of its own; one that fails is
 * logged, tried again by the next run, and holds up nobody.
 */
export async function followCampaigns(clock: Clock): Promise<void> {
  const context = () => systemContext("follow-campaigns", clock, systemActor("follow-campaigns", "job"));
  for (const { id, state } of await campaignsToFollow(present, clock.now()))
    try {
      if (state === "scheduled") await openOrSkip(id, context);
      else if ((await followCampaign(context(), { campaign: id })).closes)
        await closeCampaign(context(), { campaign: id });
    } catch (error) {
      // Somebody moved it meanwhile, or the round before is still open: the next run looks again.
      if (!(error instanceof Refusal)) log().error({ err: error, campaign: id }, "a campaign could not be followed");
    }
  await tellUnheldFollowUps(clock.now());
}

/** Nobody is asked where there is nothing to review: such a round is passed over, and the next one is planned. */
async function openOrSkip(campaign: string, context: () => ReturnType<typeof systemContext>): Promise<void> {
  try {
    await openCampaign(context(), { campaign });
  } catch (error) {
    if (!(error instanceof Refusal) || error.rule !== "scope-empty") throw error;
    await skipRound(context(), { campaign });
  }
}
