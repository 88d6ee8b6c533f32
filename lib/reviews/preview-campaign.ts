import { z } from "zod";
import { invalid } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { type RiskTier, riskTiers } from "#lib/registry/core/vocabulary.ts";
import type { PersonReference } from "#lib/registry/references.ts";
import { query } from "#lib/verbs/query.ts";
import { type CampaignSettings, campaignFields, requireSound, settingsFrom, usually } from "./campaign-fields.ts";
import { recurrenceProblem } from "./core/recurrence.ts";
import { type ReviewerReason, type Tag, tags } from "./core/vocabulary.ts";
import { pick } from "./create-campaign.ts";
import { type Plan, prepareItems } from "./prepare-items.ts";
import { type CampaignAnswer, roundsOf, timetableInWords } from "./read-campaign.ts";
import { readCampaignRecord } from "./store-campaign-answers.ts";

/** So many items are shown one by one; the counts are of all. */
const SHOWN = 200;

/** What a campaign would do, before anybody is asked. */
export interface CampaignPreview {
  items: number;
  agents: number;
  /** Items about which nobody could be asked. */
  withoutReviewer: number;
  byTier: { tier: RiskTier; items: number }[];
  byTag: { tag: Tag; items: number }[];
  byReviewer: { person: PersonReference; items: number }[];
  /** Those without a reviewer first. */
  sample: {
    agent: { id: string; slug: string; name: string };
    capability: { id: string; slug: string; name: string };
    tier: RiskTier;
    tag: Tag;
    reviewers: { person: PersonReference; why: ReviewerReason; deputyOf: PersonReference | null }[];
  }[];
  timetable: CampaignAnswer["timetable"];
  rounds: string[];
  /** Why it could not be scheduled as it is; null when it could. */
  problem: string | null;
}

/**
 * Counts what is in scope, tags it and finds the reviewers, exactly as opening would, and writes nothing. With a campaign
 * that is planned already the settings are its own, but for those named here, and a later round is compared with the
 * round before.
 */
export const previewCampaign = query({
  may: "campaign.manage",
  summary: "Preview a campaign: its items, reviewers and dates",
  input: z.strictObject({
    /** A draft, or a round that is scheduled. */
    campaign: z.string().max(100).optional(),
    ...z.object(campaignFields).partial().shape,
  }),
  async read(queryable, { campaign, ...fields }, { now }): Promise<CampaignPreview> {
    const planned = campaign === undefined ? fromNothing : await plannedCampaign(queryable, campaign);
    const settings = { ...planned.settings, ...(await settingsFrom(queryable, fields)) };
    requireSound(settings);
    const { items, colleagues } = await prepareItems(queryable, { ...settings, ...planned.place }, now);
    const person = (id: string): PersonReference => {
      const { name = "", email = "" } = colleagues.get(id) ?? {};
      return { id, email, name };
    };
    const count = <Key extends string>(keys: readonly Key[], of: (item: (typeof items)[number]) => Key) =>
      keys
        .map((key) => ({ key, items: items.filter((item) => of(item) === key).length }))
        .filter((one) => one.items > 0);
    const asked = new Map<string, number>();
    for (const { reviewers } of items)
      for (const { personId } of reviewers) asked.set(personId, (asked.get(personId) ?? 0) + 1);
    const startsAt = settings.startsAt ?? now;
    return {
      items: items.length,
      agents: new Set(items.map(({ agentId }) => agentId)).size,
      withoutReviewer: items.filter(({ reviewers }) => reviewers.length === 0).length,
      byTier: count(riskTiers, (item) => item.tier as RiskTier).map(({ key, items }) => ({ tier: key, items })),
      byTag: count(tags, (item) => item.tag).map(({ key, items }) => ({ tag: key, items })),
      byReviewer: [...asked]
        .sort((a, b) => b[1] - a[1])
        .slice(0, SHOWN)
        .map(([id, items]) => ({ person: person(id), items })),
      sample: items
        .toSorted((a, b) => Math.sign(a.reviewers.length) - Math.sign(b.reviewers.length))
        .slice(0, SHOWN)
        .map(({ context, tier, tag, reviewers }) => ({
          agent: { id: context.agent.id, slug: context.agent.slug, name: context.agent.name },
          capability: { id: context.capability.id, slug: context.capability.slug, name: context.capability.name },
          tier: tier as RiskTier,
          tag,
          reviewers: reviewers.map(({ personId, why, deputyOf }) => ({
            person: person(personId),
            why,
            deputyOf: deputyOf === null ? null : person(deputyOf),
          })),
        })),
      timetable: timetableInWords(startsAt, settings),
      rounds: roundsOf(settings, startsAt),
      problem:
        items.length === 0
          ? "Nothing is in scope, so there is nothing to review. Widen the filters."
          : settings.recurrence === null
            ? null
            : recurrenceProblem(
                { rule: settings.recurrence, timeZone: settings.timeZone, startsAt },
                settings.dueDays + settings.graceDays,
              ),
    };
  },
});

/** What is previewed: its settings, and its place among the rounds of a series. */
interface Planned {
  settings: CampaignSettings;
  place: Pick<Plan, "kind" | "seriesId" | "round">;
}

const fromNothing: Planned = { settings: usually, place: { kind: "campaign", seriesId: null, round: 1 } };

/** @throws Refusal `missing`; `invalid` where it has opened, because it asks about what it asked then */
async function plannedCampaign(queryable: Queryable, id: string): Promise<Planned> {
  const record = await readCampaignRecord(queryable, id);
  if (record.state !== "draft" && record.state !== "scheduled")
    throw invalid([
      { path: "campaign", message: `This campaign is ${record.state}. Preview one that has not opened yet.` },
    ]);
  const { kind, series, round, stages, defaultReviewer, startsAt } = record;
  return {
    settings: {
      ...pick({ ...record, stages: [], defaultReviewerId: null, startsAt: null }),
      stages: stages.map((stage) => ({ ...stage, people: stage.people.map((person) => person.id) })),
      defaultReviewerId: defaultReviewer?.id ?? null,
      startsAt: startsAt === null ? null : Date.parse(startsAt),
    },
    place: { kind, seriesId: series, round },
  };
}
