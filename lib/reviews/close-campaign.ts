import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { line, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { concludeItems } from "./conclude-items.ts";
import { campaignLifecycle, evidenceOfCampaign } from "./core/campaign-lifecycle.ts";
import { readCampaignById } from "./read-campaign.ts";
import { campaignFacts, campaignForUpdate } from "./store.ts";
import { campaignSubject, saveMove } from "./store-campaigns.ts";
import { settleCampaign } from "./tell-reviewers.ts";

/** Closes a campaign: the outcomes are applied, and what is to be revoked or changed is followed from now on. */
export const closeCampaign = command({
  may: "campaign.manage",
  summary: "Close a campaign and apply its outcomes",
  input: z.strictObject({ campaign: z.string().max(100), version, reason: line(1000).optional() }),
  async load(tx, input) {
    const campaign = await campaignForUpdate(tx, input.campaign);
    return { campaign, facts: { ...(await campaignFacts(tx, campaign)), inScope: null } };
  },
  decide({ campaign, facts }, input, { clock }) {
    requireVersion(campaign.version, input.version);
    const state = campaignLifecycle.next(campaign.state, "close", facts);
    return { campaign, move: { state, closedAt: clock.now(), followedUntil: clock.now() }, now: clock.now() };
  },
  async save(tx, { campaign, move, now }) {
    const concluded = await concludeItems(tx, campaign, now);
    await settleCampaign(tx, campaign.id, now);
    return { saved: await saveMove(tx, campaign.id, move), concluded };
  },
  evidence: ({ saved, concluded }) => [
    {
      type: evidenceOfCampaign.close,
      subject: campaignSubject(saved),
      payload: { unanswered: concluded.unanswered, followUps: concluded.followUps },
    },
    ...concluded.evidence,
  ],
  touches: ({ concluded }) => ({ agents: concluded.agents }),
  answer: (tx, { saved }, context) => readCampaignById(tx, saved.id, context),
  timeout: 180_000,
});
