import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { campaignLifecycle, evidenceOfCampaign } from "./core/campaign-lifecycle.ts";
import { planNextRound, plannedRound } from "./open-campaign.ts";
import { campaignFacts, campaignForUpdate } from "./store.ts";
import { campaignSubject, saveMove } from "./store-campaigns.ts";

/** Cancels a round that would ask nobody, and plans the next one of its series. */
export const skipRound = command({
  may: "campaign.manage",
  summary: "Pass over a round with nothing to review",
  input: z.strictObject({ campaign: z.string().max(100) }),
  async load(tx, input) {
    const campaign = await campaignForUpdate(tx, input.campaign);
    return { campaign, facts: { ...(await campaignFacts(tx, campaign)), inScope: 0 } };
  },
  decide({ campaign, facts }, _, { clock }) {
    const state = campaignLifecycle.next(campaign.state, "cancel", facts);
    return { campaign, move: { state, cancelledAt: clock.now() }, now: clock.now() };
  },
  async save(tx, { campaign, move, now }) {
    const next = await planNextRound(tx, campaign, now);
    const seriesId = campaign.seriesId ?? (next === null ? null : campaign.id);
    return { saved: await saveMove(tx, campaign.id, { ...move, seriesId }), next };
  },
  evidence: ({ saved, next }) => [
    {
      type: evidenceOfCampaign.cancel,
      subject: campaignSubject(saved),
      payload: { because: "Nothing was in scope when it was due to open." },
    },
    ...(next === null ? [] : [plannedRound(next)]),
  ],
  touches: () => ({}),
  answer: async (_, { saved }) => ({ id: saved.id }),
});
