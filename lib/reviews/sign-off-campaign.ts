import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { campaignLifecycle, evidenceOfCampaign } from "./core/campaign-lifecycle.ts";
import { readCampaignById } from "./read-campaign.ts";
import { campaignFacts, campaignForUpdate } from "./store.ts";
import { campaignSubject, saveMove } from "./store-campaigns.ts";

/** Somebody stands for the result: every revocation and change is confirmed, and the report is final. */
export const signOffCampaign = command({
  may: "campaign.signOff",
  summary: "Sign off a closed campaign",
  input: z.strictObject({ campaign: z.string().max(100), version, note: text(2000).optional() }),
  async load(tx, input) {
    const campaign = await campaignForUpdate(tx, input.campaign);
    return { campaign, facts: { ...(await campaignFacts(tx, campaign)), inScope: null } };
  },
  decide({ campaign, facts }, input, { clock, actor }) {
    requireVersion(campaign.version, input.version);
    if (actor.kind === "token")
      throw new Refusal(
        "conflict",
        "needs-person",
        "Only a person can stand for the result; a token stands for nobody.",
      );
    return {
      campaign,
      move: {
        state: campaignLifecycle.next(campaign.state, "sign_off", facts),
        signedOffAt: clock.now(),
        signedOffById: actor.personId,
        signOffNote: input.note ?? null,
      },
    };
  },
  save: (tx, { campaign, move }) => saveMove(tx, campaign.id, move),
  evidence: (saved, { move }) => [
    { type: evidenceOfCampaign.sign_off, subject: campaignSubject(saved), payload: { note: move.signOffNote } },
  ],
  touches: () => ({}),
  answer: (tx, saved, context) => readCampaignById(tx, saved.id, context),
});
