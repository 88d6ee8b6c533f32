import { z } from "zod";
import { mayDo } from "#lib/identity/core/access.ts";
import { iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { query } from "#lib/verbs/query.ts";
import { type CampaignEvent, campaignLifecycle } from "./core/campaign-lifecycle.ts";
import { firstRounds } from "./core/recurrence.ts";
import { timetableOf } from "./core/timetable.ts";
import { campaignFacts } from "./store.ts";
import { type CampaignDetail, type CampaignRecord, readCampaignRecord, readDetail } from "./store-campaign-answers.ts";

/** A campaign with how far it is, what the clock will do, and what may be done with it. */
export interface CampaignAnswer extends CampaignRecord, CampaignDetail {
  /** Every dated event, known before it opens. */
  timetable: { at: string; what: string; detail: number | string | null }[];
  /** The next rounds of a recurring campaign. */
  rounds: string[];
  /** What the asker may do now, and what stands against it. */
  offers: { event: CampaignEvent; because: string | null }[];
}

/** How many of the rounds to come are said ahead. */
const ROUNDS_SHOWN = 5;

/** A campaign with its progress, its timetable, and what the asker may do about it now. @throws Refusal `missing` */
export async function readCampaignById(queryable: Queryable, id: string, context: Context): Promise<CampaignAnswer> {
  const record = await readCampaignRecord(queryable, id);
  return { ...record, ...(await readDetail(queryable, id)), ...(await derived(queryable, record, context)) };
}

async function derived(
  queryable: Queryable,
  record: CampaignRecord,
  { actor }: Context,
): Promise<Pick<CampaignAnswer, "timetable" | "rounds" | "offers">> {
  const opensAt = Date.parse(record.openedAt ?? record.startsAt ?? "");
  const startsAt = Date.parse(record.startsAt ?? "");
  const facts = await campaignFacts(queryable, {
    ...record,
    stages: [],
    defaultReviewerId: null,
    startsAt: Number.isNaN(startsAt) ? null : startsAt,
    seriesId: record.series,
    openedAt: null,
    dueAt: null,
    closesAt: null,
    followedUntil: null,
    signedOffAt: record.signedOff === null ? null : 1,
  });
  return {
    timetable: Number.isNaN(opensAt) ? [] : timetableInWords(opensAt, record),
    rounds: roundsOf(record, startsAt),
    offers: campaignLifecycle
      .offers(record.state, { ...facts, inScope: null })
      .filter(({ may }) => mayDo(actor, may))
      .map(({ event, hindrance }) => ({ event, because: hindrance?.because ?? null })),
  };
}

/** What the clock does in a campaign, in order, from the moment at which it opens. */
export const timetableInWords = (
  opensAt: number,
  dates: Parameters<typeof timetableOf>[1],
): CampaignAnswer["timetable"] =>
  timetableOf(opensAt, dates).map((event) => ({
    at: iso(event.at),
    what: event.what,
    detail: "daysBefore" in event ? event.daysBefore : "silence" in event ? event.silence : null,
  }));

/** The rounds that a rule makes; none where it is not a rule, which is said where it is written. */
export function roundsOf(
  { recurrence, timeZone }: Pick<CampaignRecord, "recurrence" | "timeZone">,
  startsAt: number,
): string[] {
  if (recurrence === null || Number.isNaN(startsAt)) return [];
  try {
    return firstRounds({ rule: recurrence, timeZone, startsAt }, ROUNDS_SHOWN).map((at) => iso(at));
  } catch {
    return [];
  }
}

/** One campaign. */
export const readCampaign = query({
  may: "catalogue.read",
  summary: "Read a campaign with its progress and timetable",
  input: z.strictObject({ campaign: z.string().max(100) }),
  read: (queryable, input, { context }) => readCampaignById(queryable, input.campaign, context),
});
