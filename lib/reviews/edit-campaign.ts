import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { line, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { campaignFields, requireSound, settingsFrom } from "./campaign-fields.ts";
import { pick } from "./create-campaign.ts";
import { readCampaignById } from "./read-campaign.ts";
import { campaignForUpdate } from "./store.ts";
import { campaignSubject, saveSettings } from "./store-campaigns.ts";

/** Changes a campaign that nobody has scheduled yet: what people were told stays as they were told. */
export const editCampaign = command({
  may: "campaign.manage",
  summary: "Change a planned campaign",
  input: z.strictObject({
    campaign: z.string().max(100),
    version,
    name: line().optional(),
    ...z.object(campaignFields).partial().shape,
  }),
  async load(tx, { campaign, version: _, name: _name, ...fields }) {
    return { campaign: await campaignForUpdate(tx, campaign), settings: await settingsFrom(tx, fields) };
  },
  decide({ campaign, settings }, input) {
    requireVersion(campaign.version, input.version);
    if (campaign.state !== "draft")
      throw new Refusal(
        "conflict",
        "campaign-not-draft",
        campaign.state === "scheduled"
          ? "This campaign is scheduled. Take it back to a draft first, then change it."
          : `This campaign is ${campaign.state}, so its settings stay as they are.`,
      );
    requireSound({ ...campaign, ...settings });
    return { campaign, changes: { ...settings, name: input.name } };
  },
  save: (tx, { campaign, changes }) => saveSettings(tx, campaign.id, changes),
  evidence: (saved, { campaign }) => [
    {
      type: "campaign.edited",
      subject: campaignSubject(saved),
      payload: { from: { name: campaign.name, ...pick(campaign) }, to: { name: saved.name, ...pick(saved) } },
    },
  ],
  touches: () => ({}),
  answer: (tx, saved, context) => readCampaignById(tx, saved.id, context),
});
