import { z } from "zod";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { command } from "#lib/verbs/command.ts";
import { line, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { campaignLifecycle, evidenceOfCampaign } from "./core/campaign-lifecycle.ts";
import { readCampaignById } from "./read-campaign.ts";
import { campaignFacts, campaignForUpdate } from "./store.ts";
import { type CampaignMove, campaignSubject, saveMove } from "./store-campaigns.ts";
import { capabilitiesInScope } from "./store-scope.ts";
import { withdrawItems } from "./store-withdrawn.ts";
import { settleCampaign } from "./tell-reviewers.ts";

/** An event of a campaign that changes no item but by taking the waiting ones back. */
const moveCampaign = (
  event: "schedule" | "unschedule" | "cancel",
  summary: string,
  columns: (now: Instant) => Omit<CampaignMove, "state"> = () => ({}),
) =>
  command({
    may: "campaign.manage",
    summary,
    input: z.strictObject({ campaign: z.string().max(100), version, reason: line(1000).optional() }),
    async load(tx, input, { clock }) {
      const campaign = await campaignForUpdate(tx, input.campaign);
      const inScope = event === "schedule" ? (await capabilitiesInScope(tx, campaign.scope, clock.now())).length : null;
      return { campaign, facts: { ...(await campaignFacts(tx, campaign)), inScope } };
    },
    decide({ campaign, facts }, input, { clock }) {
      requireVersion(campaign.version, input.version);
      const move = { state: campaignLifecycle.next(campaign.state, event, facts), ...columns(clock.now()) };
      return { campaign, move, now: clock.now() };
    },
    async save(tx, { campaign, move, now }) {
      const withdrawn = move.state === "cancelled" ? await withdrawItems(tx, campaign.id, now) : 0;
      if (move.state === "cancelled") await settleCampaign(tx, campaign.id, now);
      return { saved: await saveMove(tx, campaign.id, move), withdrawn };
    },
    evidence: ({ saved, withdrawn }, { campaign }) => [
      {
        type: evidenceOfCampaign[event],
        subject: campaignSubject(saved),
        payload: {
          state: { from: campaign.state, to: saved.state },
          ...(withdrawn > 0 ? { withdrawn } : {}),
          ...(event === "schedule" && saved.startsAt !== null
            ? { startsAt: iso(saved.startsAt), recurrence: saved.recurrence }
            : {}),
        },
      },
    ],
    touches: () => ({}),
    answer: (tx, { saved }, context) => readCampaignById(tx, saved.id, context),
  });

/** From its start on the clock opens it. Refused without a start, for a rule that never fires, for rounds that would overlap. */
export const scheduleCampaign = moveCampaign("schedule", "Schedule a campaign");

/** Takes a scheduled campaign back, to change it. */
export const unscheduleCampaign = moveCampaign("unschedule", "Take a campaign back to a draft");

/** Stops a campaign: what was decided stays decided, what waits is withdrawn, and nobody is asked any more. */
export const cancelCampaign = moveCampaign("cancel", "Cancel a campaign", (now) => ({ cancelledAt: now }));
