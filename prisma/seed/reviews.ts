import { DAY, iso } from "#lib/platform/core/clock.ts";
import { certifyItems } from "#lib/reviews/certify-items.ts";
import { closeCampaign } from "#lib/reviews/close-campaign.ts";
import { confirmFollowUp } from "#lib/reviews/confirm-follow-up.ts";
import { createCampaign } from "#lib/reviews/create-campaign.ts";
import { decideItem } from "#lib/reviews/decide-item.ts";
import { followCampaign } from "#lib/reviews/follow-campaign.ts";
import { listCampaigns } from "#lib/reviews/list-campaigns.ts";
import { listFollowUps } from "#lib/reviews/list-follow-ups.ts";
import { listItems } from "#lib/reviews/list-items.ts";
import { scheduleCampaign } from "#lib/reviews/move-campaign.ts";
import { openCampaign } from "#lib/reviews/open-campaign.ts";
import { readItem } from "#lib/reviews/read-item.ts";
import { reassignItem } from "#lib/reviews/reassign-item.ts";
import { signOffCampaign } from "#lib/reviews/sign-off-campaign.ts";
import { startReview } from "#lib/reviews/start-review.ts";
import type { Command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { everyHeld, holderOn, isTeam } from "./lives.ts";
import { type Calendar, spread } from "./moments.ts";
import {
  halfYear,
  handedOn,
  outcomes,
  quarterly,
  reviewedChanges,
  silent,
  vendors,
} from "./organisation/access-reviews.ts";
import { agents } from "./organisation/agents.ts";
import type { PersonKey } from "./organisation/people.ts";
import { people } from "./organisation/people.ts";
import type { Happening, Step } from "./replay.ts";
import { emailOf, one } from "./step.ts";

type Within = Parameters<Step["run"]>[1];

/** The access reviews of the house: one that is signed off, one that is open and half silent, one that is planned. */
export const reviewsOfAccess = (calendar: Calendar): Happening[] => [
  ...theHalfYear(calendar),
  ...theQuarter(calendar),
  ...theVendors(calendar),
  ...theChanges(calendar),
];

const campaignNamed = async (context: Context, name: string): Promise<string> => {
  const { data } = await listCampaigns(context, { q: name, sort: "createdAt" });
  const found = data[0];
  if (!found) throw new Error(`The example organisation has no campaign '${name}'.`);
  return found.id;
};

/** A verb on a campaign that an earlier happening planned. */
const onCampaign = (name: string, verb: Command, more: Record<string, unknown> = {}): Step => ({
  run: async (_world, within, context) => {
    await within(verb, { campaign: await campaignNamed(context, name), ...more });
  },
});

function theHalfYear(calendar: Calendar): Happening[] {
  const { name, opens, followed, closes, input } = halfYear;
  return [
    { at: calendar.on(opens + 4, "half-year planned"), by: "rhys", steps: [one(createCampaign, { name, ...input })] },
    { at: calendar.on(opens, "half-year opened"), by: "rhys", steps: [onCampaign(name, openCampaign)] },
    ...everybodyAnswers(calendar, name, (key) => opens - 2 - (spread(`${key} answers`) % 14)),
    ...followed.map(
      (day): Happening => ({
        at: calendar.startOf(day) + 23 * 3_600_000,
        by: null,
        steps: [onCampaign(name, followCampaign)],
      }),
    ),
    { at: calendar.on(closes, "half-year closed"), by: "rhys", steps: [onCampaign(name, closeCampaign)] },
    { at: calendar.on(closes - 4, "revoked", 2), by: "rhys", steps: [confirmAll(name)] },
    {
      at: calendar.on(closes - 6, "half-year signed off"),
      by: "anneliese",
      steps: [
        onCampaign(name, signOffCampaign, { note: "Read with the controller; who was silent is asked again by name." }),
      ],
    },
  ];
}

function theQuarter(calendar: Calendar): Happening[] {
  const { name, opens, input } = quarterly;
  const startsAt = iso(calendar.startOf(opens) + 7 * 3_600_000);
  return [
    {
      at: calendar.on(opens + 3, "quarter planned"),
      by: "rhys",
      steps: [one(createCampaign, { name, ...input, startsAt })],
    },
    { at: calendar.on(opens + 3, "quarter scheduled", 1), by: "rhys", steps: [onCampaign(name, scheduleCampaign)] },
    { at: calendar.startOf(opens) + 7 * 3_600_000, by: null, steps: [onCampaign(name, openCampaign)] },
    ...handedOn.map(
      ({ daysAgo, from, to, note }): Happening => ({
        at: calendar.on(daysAgo, `${from} hands on`, 1),
        by: from,
        steps: [handOn(name, from, to, note)],
      }),
    ),
    ...everybodyAnswers(
      calendar,
      name,
      (key) => opens - 2 - (spread(`${key} this time`) % 5),
      (key) => speaks(key) && spread(`${key} is quick`) % 5 < 3,
    ),
    { at: calendar.startOf(1) + 7 * 3_600_000, by: null, steps: [onCampaign(name, followCampaign)] },
  ];
}

function theVendors(calendar: Calendar): Happening[] {
  const { name, startsIn, input } = vendors;
  const startsAt = iso(calendar.today + startsIn * DAY + 7 * 3_600_000);
  return [
    {
      at: calendar.on(5, "vendor review planned"),
      by: "rhys",
      steps: [one(createCampaign, { name, ...input, startsAt })],
    },
    { at: calendar.on(5, "vendor review scheduled", 1), by: "rhys", steps: [onCampaign(name, scheduleCampaign)] },
    {
      at: calendar.on(5, "template kept", 2),
      by: "rhys",
      steps: [one(createCampaign, { name: "Quarterly review", ...quarterly.input, recurrence: null, template: true })],
    },
  ];
}

/** A change of an agent that runs is looked at: a small review of its own, begun by security on the same day. */
const theChanges = (calendar: Calendar): Happening[] =>
  reviewedChanges.flatMap(({ agent, daysAgo, name, answered }): Happening[] => [
    {
      at: calendar.on(daysAgo, `${agent} change is reviewed`, 5),
      by: "salma",
      steps: [one(startReview, { agent })],
    },
    ...everybodyAnswers(
      calendar,
      name,
      () => answered,
      (key) => key === holderOn(agentNamed(agent), "business_owner", answered),
    ),
    {
      at: calendar.on(answered - 1, `${agent} review closed`),
      by: "salma",
      steps: [onCampaign(name, closeCampaign)],
    },
  ]);

/** Who can be asked: the business owners, and whoever stands in or was handed something. */
const reviewers: ReadonlySet<PersonKey> = new Set<PersonKey>([
  ...everyHeld.flatMap(({ role, holder }) => (role === "business_owner" && !isTeam(holder) ? [holder] : [])),
  ...handedOn.map(({ to }) => to),
  "daniel",
]);

const speaks = (key: PersonKey): boolean => !silent.includes(key);

const agentNamed = (slug: string) => {
  const agent = agents.find((candidate) => candidate.slug === slug);
  if (!agent) throw new Error(`The example organisation has no agent '${slug}'.`);
  return agent;
};

/** Whoever is asked answers on a day of their own, all that they are asked; the silent ones answer no campaign. */
const everybodyAnswers = (
  calendar: Calendar,
  name: string,
  dayOf: (key: PersonKey) => number,
  answers: (key: PersonKey) => boolean = speaks,
): Happening[] =>
  people
    .filter(({ key }) => reviewers.has(key) && answers(key))
    .map(({ key }) => ({
      at: calendar.on(dayOf(key), `${key} answers ${name}`, 3),
      by: key,
      steps: [answerAll(name, key)],
    }));

/** Certifies the small ones together and looks at the others one by one. */
const answerAll = (name: string, key: PersonKey): Step => ({
  run: async (_world, within, context) => {
    const { data: campaigns } = await listCampaigns(context, { q: name, state: "open" });
    const campaign = campaigns[0]?.id;
    if (campaign === undefined) return;
    const { data } = await listItems(context, { campaign, reviewer: emailOf(key), state: "waiting", limit: 200 });
    for (const { id } of data) await answerOne(within, context, campaign, id);
  },
});

async function answerOne(within: Within, context: Context, campaign: string, item: string): Promise<void> {
  const card = await readItem(context, { campaign, item });
  const { capability } = card.context;
  const said = outcomes[`${card.agent.slug} / ${capability.name}`];
  const risk = card.residualRisk === null ? { riskStatement: UNSTATED } : { riskConfirmed: true };
  const asked = card.asksForRisk ? risk : {};
  if (said !== undefined) {
    await within(decideItem, { campaign, item, ...asked, ...said });
    return;
  }
  // What is not watched or cannot be taken away is not certified.
  if (capability.monitoring === null || capability.revocation === null) {
    await within(decideItem, {
      campaign,
      item,
      answer: "change",
      reason: "Write how it is watched and how it is taken away.",
      ...asked,
    });
    return;
  }
  if (card.tier === "low" || card.tier === "moderate")
    await within(certifyItems, { campaign, items: [item], riskConfirmed: card.residualRisk !== null });
  else await within(decideItem, { campaign, item, answer: "certify", ...asked });
}

const UNSTATED = "What stays is a wrong answer that a person sees before it does harm.";

const handOn = (name: string, from: PersonKey, to: PersonKey, note: string): Step => ({
  run: async (_world, within, context) => {
    const campaign = await campaignNamed(context, name);
    const { data } = await listItems(context, { campaign, reviewer: emailOf(from), state: "waiting", limit: 1 });
    for (const { id } of data) await within(reassignItem, { campaign, item: id, to: emailOf(to), note });
  },
});

const confirmAll = (name: string): Step => ({
  run: async (_world, within, context) => {
    const campaign = await campaignNamed(context, name);
    const { data } = await listFollowUps(context, { campaign, confirmed: "false", limit: 200 });
    for (const { id, kind } of data)
      await within(confirmFollowUp, {
        campaign,
        followUp: id,
        note: kind === "revoke" ? "The scope is removed; a call is refused." : "Written down and read over.",
      });
  },
});
