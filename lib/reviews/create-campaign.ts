import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { line } from "#lib/verbs/fields.ts";
import { campaignFields, requireSound, settingsFrom, usually } from "./campaign-fields.ts";
import { readCampaignById } from "./read-campaign.ts";
import { campaignForUpdate } from "./store.ts";
import { campaignSubject, insertCampaign } from "./store-campaigns.ts";

/** Plans an access review, from nothing or from another campaign or template; nobody is asked before it opens. */
export const createCampaign = command({
  may: "campaign.manage",
  summary: "Plan an access review campaign",
  input: z.strictObject({
    name: line(),
    /** A campaign or template whose settings it takes over, but for those named here. */
    from: z.string().max(100).optional(),
    ...z.object(campaignFields).partial().shape,
  }),
  async load(tx, { name: _, from, ...fields }) {
    const settings = await settingsFrom(tx, fields);
    if (from === undefined) return { settings, original: null };
    return { settings, original: await campaignForUpdate(tx, from, "share") };
  },
  decide({ settings, original }, { name }, { actor }) {
    const taken = original === null ? usually : { ...original, startsAt: null, template: false };
    const merged = { ...usually, ...pick(taken), ...settings };
    requireSound(merged);
    return { name, createdById: actor.personId, ...merged };
  },
  save: (tx, drafted) => insertCampaign(tx, { ...drafted, kind: "campaign", seriesId: null, round: 1 }),
  evidence: (saved, drafted) => [
    { type: "campaign.created", subject: campaignSubject(saved), payload: { settings: pick(drafted) } },
  ],
  touches: () => ({}),
  answer: (tx, saved, context) => readCampaignById(tx, saved.id, context),
});

/** The settings alone. */
export const pick = ({
  scope,
  stages,
  defaultReviewerId,
  dueDays,
  graceDays,
  remindDaysBefore,
  escalateDaysBefore,
  silence,
  recurrence,
  timeZone,
  startsAt,
  template,
}: Parameters<typeof requireSound>[0]) => ({
  scope,
  stages,
  defaultReviewerId,
  dueDays,
  graceDays,
  remindDaysBefore,
  escalateDaysBefore,
  silence,
  recurrence,
  timeZone,
  startsAt,
  template,
});
