import { z } from "zod";
import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { command } from "#lib/verbs/command.ts";
import { applySilence } from "./apply-silence.ts";
import { bringInManagers } from "./bring-in-managers.ts";
import { eventsBetween, type TimetableEvent, timetableOf } from "./core/timetable.ts";
import { remindSilent } from "./remind-silent.ts";
import { type CampaignRow, campaignForUpdate } from "./store.ts";
import { saveFollowed } from "./store-campaigns.ts";
import { waitingItems } from "./store-progress.ts";

/**
 * Does what the timetable of an open campaign has for the time since it was last looked at: reminders, escalation, the
 * outcome of silence. The campaign is locked and says how far its clock was followed, so that each happens once. Only
 * the latest of several missed reminders is sent. @returns whether it is time to close
 */
export const followCampaign = command({
  may: "campaign.manage",
  summary: "Follow a campaign's timetable",
  input: z.strictObject({ campaign: z.string().max(100) }),
  load: (tx, input) => campaignForUpdate(tx, input.campaign),
  decide(campaign, _, { clock }) {
    const now = clock.now();
    const { openedAt, followedUntil } = campaign;
    if (campaign.state !== "open" || openedAt === null || followedUntil === null)
      return { campaign, now, events: [] as TimetableEvent[] };
    const events = eventsBetween(timetableOf(openedAt, campaign), followedUntil, now);
    const lastReminder = events.findLast(({ what }) => what === "reminder");
    return { campaign, now, events: events.filter((event) => event.what !== "reminder" || event === lastReminder) };
  },
  async save(tx, { campaign, now, events }) {
    if (campaign.state !== "open") return { evidence: [], agents: [], closes: false };
    const evidence: EvidenceDraft[] = [];
    const agents: string[] = [];
    for (const event of events) {
      const done = await happen(tx, campaign, event, now);
      evidence.push(...done.evidence);
      agents.push(...done.agents);
    }
    await saveFollowed(tx, campaign.id, now);
    const due = campaign.dueAt !== null && campaign.dueAt <= now;
    const closes =
      events.some(({ what }) => what === "closes") || (campaign.closesAt !== null && campaign.closesAt <= now);
    return { evidence, agents, closes: closes || (due && (await waitingItems(tx, campaign.id)) === 0) };
  },
  evidence: ({ evidence }): readonly EvidenceDraft[] => evidence,
  touches: ({ agents }) => ({ agents: [...new Set(agents)] }),
  answer: async (_, { closes }) => ({ closes }),
  timeout: 120_000,
});

async function happen(
  tx: Transaction,
  campaign: CampaignRow,
  event: TimetableEvent,
  now: number,
): Promise<{ evidence: readonly EvidenceDraft[]; agents: readonly string[] }> {
  switch (event.what) {
    case "reminder":
      return { ...(await remindSilent(tx, campaign, `before:${event.daysBefore}`, now)), agents: [] };
    case "escalation":
      return { ...(await bringInManagers(tx, campaign, now)), agents: [] };
    case "due":
      return applySilence(tx, campaign, now);
    default:
      return { evidence: [], agents: [] };
  }
}
