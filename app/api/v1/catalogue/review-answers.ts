import { z } from "zod";
import { riskTiers } from "#lib/registry/core/vocabulary.ts";
import {
  answers as answerWords,
  campaignStates,
  followUpKinds,
  itemStates,
  reviewerReasons,
  silences,
  stageOutcomes,
  strategies,
  tags,
} from "#lib/reviews/core/vocabulary.ts";
import { id, maybeText, personReference, seatStrip, slugReference, time, version } from "./shapes.ts";

/** What the API answers about access reviews, for its description. A test holds real answers to these shapes. */
const maybePerson = personReference.nullable();
const count = z.number().int();
const riskTier = z.enum(riskTiers);
const tag = z.enum(tags);

const progress = z.object({
  items: count,
  waiting: count,
  withoutReviewer: count,
  followUps: count,
  openFollowUps: count,
});

/** A campaign as one row of the list. */
export const campaignRow = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(["campaign", "change"]),
    template: z.boolean(),
    state: z.enum(campaignStates),
    scope: z.record(z.string(), z.unknown()).meta({ description: "Filters as for agents, and over capabilities." }),
    stages: z.array(
      z.object({ reviewers: z.enum(strategies), people: z.array(personReference), outcome: z.enum(stageOutcomes) }),
    ),
    defaultReviewer: maybePerson,
    dueDays: count,
    graceDays: count,
    remindDaysBefore: z.array(count),
    escalateDaysBefore: count.nullable(),
    silence: z.enum(silences),
    recurrence: maybeText.meta({ example: "FREQ=MONTHLY;INTERVAL=3" }),
    timeZone: z.string(),
    startsAt: time.nullable(),
    series: id.nullable(),
    round: count,
    openedAt: time.nullable(),
    dueAt: time.nullable(),
    closesAt: time.nullable(),
    closedAt: time.nullable(),
    cancelledAt: time.nullable(),
    signedOff: z.object({ at: time, by: maybePerson, note: maybeText }).nullable(),
    progress,
    createdBy: maybePerson,
    createdAt: time,
    version,
  })
  .meta({ id: "CampaignRow" });

const timetable = z.array(
  z.object({ at: time, what: z.string(), detail: z.union([z.number(), z.string()]).nullable() }),
);

export const campaign = campaignRow
  .extend({
    byState: z.array(z.object({ state: z.enum(itemStates), items: count })),
    byTag: z.array(z.object({ tag, items: count })),
    byTier: z.array(z.object({ tier: riskTier, items: count })),
    byReviewer: z.array(
      z.object({
        person: personReference,
        asked: count,
        answered: count,
        certify: count,
        revoke: count,
        change: count,
        cannot_answer: count,
      }),
    ),
    byUnit: z.array(
      z.object({
        unit: maybeText,
        items: count,
        decided: count,
        waiting: count,
        certified: count,
        revoked: count,
        change: count,
        unanswered: count,
      }),
    ),
    timetable,
    rounds: z.array(time),
    offers: z.array(z.object({ event: z.string(), because: maybeText })),
  })
  .meta({ id: "Campaign" });

const reviewerReason = z.enum(reviewerReasons);

export const campaignPreview = z
  .object({
    items: count,
    agents: count,
    withoutReviewer: count,
    byTier: z.array(z.object({ tier: riskTier, items: count })),
    byTag: z.array(z.object({ tag, items: count })),
    byReviewer: z.array(z.object({ person: personReference, items: count })),
    sample: z.array(
      z.object({
        agent: slugReference,
        capability: slugReference,
        tier: riskTier,
        tag,
        reviewers: z.array(z.object({ person: personReference, why: reviewerReason, deputyOf: maybePerson })),
      }),
    ),
    timetable,
    rounds: z.array(time),
    problem: maybeText,
  })
  .meta({ id: "CampaignPreview" });

export const reviewItem = z
  .object({
    id,
    campaign: z.object({ id, name: z.string(), state: z.enum(campaignStates) }),
    agent: slugReference,
    capability: slugReference,
    tag,
    tier: riskTier,
    unit: maybeText,
    stage: count,
    state: z.enum(itemStates),
    silence: maybeText,
    reviewers: z.array(
      z.object({ person: personReference, why: reviewerReason, deputyOf: maybePerson, answered: z.boolean() }),
    ),
    answer: z
      .object({ answer: z.enum(answerWords), by: z.string(), for: maybeText, at: time, reason: maybeText })
      .nullable(),
    openedAt: time,
    dueAt: time,
    decidedAt: time.nullable(),
    seats: seatStrip,
    version,
  })
  .meta({ id: "ReviewItem" });

export const reviewCard = reviewItem
  .extend({
    context: z.record(z.string(), z.unknown()).meta({ description: "What it is about, frozen when it was opened." }),
    decisions: z.array(
      z.object({
        stage: count,
        by: z.string(),
        byId: id,
        for: maybeText,
        answer: z.enum(answerWords),
        reason: maybeText,
        riskConfirmed: z.boolean(),
        riskStatement: maybeText,
        at: time,
      }),
    ),
    asked: z.array(
      z.object({
        person: personReference,
        stage: count,
        why: reviewerReason,
        deputyOf: maybePerson,
        note: maybeText,
        by: maybePerson,
        at: time,
        endedAt: time.nullable(),
        endedWhy: maybeText,
      }),
    ),
    changes: z.array(z.object({ what: z.string(), from: maybeText, to: maybeText, at: time })),
    lastChangeAt: time.nullable(),
    gaps: z.array(z.object({ id, rule: z.string(), severity: z.string(), sentence: z.string() })),
    last: z
      .object({
        campaign: z.string(),
        state: z.string(),
        answer: maybeText,
        by: maybeText,
        for: maybeText,
        at: time.nullable(),
        reason: maybeText,
      })
      .nullable(),
    residualRisk: maybeText,
    asksForRisk: z.boolean(),
    may: z.object({ answer: z.boolean(), reassign: z.boolean() }),
  })
  .meta({ id: "ReviewCard" });

export const followUp = z
  .object({
    id,
    kind: z.enum(followUpKinds),
    item: id,
    agent: slugReference,
    capability: slugReference,
    ask: z.string(),
    assignee: maybePerson,
    openedAt: time,
    dueAt: time,
    confirmedAt: time.nullable(),
    confirmedBy: maybePerson,
    confirmedFor: maybePerson.meta({ description: "On whose behalf, where who confirmed it stood in." }),
    standIn: id
      .nullable()
      .meta({ description: "Who may confirm it in the assignee's place, while they are out of office." }),
    note: maybeText,
    version,
  })
  .meta({ id: "FollowUp" });
