import { pickOf } from "#components/ui/pick.ts";
import type { CampaignRecord } from "#lib/reviews/store-campaign-answers.ts";
import { type CampaignDraft, emptyCampaign } from "./campaign-draft.ts";

/** A campaign as the form holds it; a copy has no start of its own yet. */
export const draftOfCampaign = (campaign: CampaignRecord, copy: boolean): CampaignDraft => ({
  ...emptyCampaign,
  name: campaign.name,
  scope: campaign.scope as CampaignDraft["scope"],
  stages: campaign.stages.map(({ reviewers, people, outcome }, key) => ({
    key,
    reviewers,
    people: people.map(pickOf),
    outcome,
  })),
  defaultReviewer: campaign.defaultReviewer && pickOf(campaign.defaultReviewer),
  dueDays: String(campaign.dueDays),
  graceDays: String(campaign.graceDays),
  remindDaysBefore: campaign.remindDaysBefore.join(", "),
  escalateDaysBefore: campaign.escalateDaysBefore === null ? "" : String(campaign.escalateDaysBefore),
  silence: campaign.silence,
  recurrence: campaign.recurrence ?? "",
  timeZone: campaign.timeZone,
  startsAt: copy || campaign.startsAt === null ? "" : campaign.startsAt.slice(0, 16),
  template: copy ? false : campaign.template,
});
