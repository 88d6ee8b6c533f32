import { z } from "zod";
import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { bringInManagers } from "./bring-in-managers.ts";
import { remindSilent } from "./remind-silent.ts";
import { type CampaignRow, campaignForUpdate } from "./store.ts";

function requireOpen(campaign: CampaignRow): void {
  if (campaign.state !== "open")
    throw new Refusal("conflict", "campaign-not-open", "This campaign is not open, so nobody is asked in it.");
}

/** Reminds everybody who has not answered, beside the reminders of the timetable; at most once an hour. */
export const remindReviewers = command({
  may: "campaign.manage",
  summary: "Remind the reviewers who have not answered",
  input: z.strictObject({ campaign: z.string().max(100) }),
  load: (tx, input) => campaignForUpdate(tx, input.campaign),
  decide(campaign, _, { clock }) {
    requireOpen(campaign);
    return { campaign, now: clock.now() };
  },
  save: (tx, { campaign, now }) => remindSilent(tx, campaign, `asked:${Math.floor(now / 3_600_000)}`, now),
  evidence: ({ evidence }): readonly EvidenceDraft[] => evidence,
  touches: () => ({}),
  answer: async (_, { people, evidence }) => ({ reminded: evidence.length === 0 ? 0 : people }),
});

/** Asks the managers of who is silent now, without waiting for the timetable. */
export const escalateItems = command({
  may: "campaign.manage",
  summary: "Escalate unanswered items to the managers",
  input: z.strictObject({
    campaign: z.string().max(100),
    items: z.array(z.uuid("Name an item by its id.")).min(1).max(1000).optional(),
  }),
  load: (tx, input) => campaignForUpdate(tx, input.campaign),
  decide(campaign, { items }, { clock }) {
    requireOpen(campaign);
    return { campaign, items: items ?? null, now: clock.now() };
  },
  save: (tx, { campaign, items, now }) => bringInManagers(tx, campaign, now, items),
  evidence: ({ evidence }): readonly EvidenceDraft[] => evidence,
  touches: () => ({}),
  answer: async (_, { items }) => ({ escalated: items.length }),
});
