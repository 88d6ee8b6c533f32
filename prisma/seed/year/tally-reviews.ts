import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import { answerOf, HOUR, type PlannedAnswer, type PlannedSeries, START, timing } from "./plan.ts";
import { uncovered } from "./tally-gaps.ts";
import { beside, isOwnHands, reviewersOf } from "./tally-reviewers.ts";
import type { TalliedAgent, TalliedCampaign, TalliedCapability, TalliedItem, TallyState } from "./tally-state.ts";

const YEAR = new Date(START).getUTCFullYear();

/** The last Sunday of a month, at one o'clock UTC: when clocks in Berlin change. */
function changeOfClocks(month: number): Instant {
  const last = new Date(Date.UTC(YEAR, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * DAY;
}

/** A round of a series by the clock on the wall: every third month, whatever the season. */
export function roundAt({ first }: PlannedSeries, round: number): Instant {
  const asUtc = Date.UTC(YEAR, first.month + 3 * round, first.day, first.hour, first.minute);
  const summer = asUtc - 2 * HOUR >= changeOfClocks(2) && asUtc - 2 * HOUR < changeOfClocks(9);
  return asUtc - (summer ? 2 : 1) * HOUR;
}

const waiting = ({ items }: TalliedCampaign): TalliedItem[] => items.filter(({ state }) => state === "waiting");
const silentOf = ({ reviewers, decisions }: TalliedItem) =>
  reviewers.filter(({ person }) => !decisions.some((one) => one.person === person));

function tellEach(
  state: TallyState,
  campaign: TalliedCampaign,
  kind: string,
  occasion: string,
  people: string[],
): boolean {
  let told = false;
  for (const person of new Set(people)) told = state.tell(person, kind, `${campaign.key} ${occasion}`) || told;
  return told;
}

function ask(
  state: TallyState,
  item: TalliedItem,
  found: { person: string; insteadOf: string | null; why: string },
): void {
  item.reviewers.push({ ...found, since: state.now });
  state.count(`asked ${found.why} to ${found.person}`);
}

function open(
  state: TallyState,
  key: string,
  series: TalliedCampaign["series"],
  capabilities: TalliedCapability[],
): void {
  const dueAt = state.now + (key.startsWith("change") ? timing.changeDueDays : timing.dueDays) * DAY;
  const times = { openedAt: state.now, followedUntil: state.now, dueAt, closesAt: dueAt + timing.graceDays * DAY };
  const campaign: TalliedCampaign = { key, series, state: "open", ...times, items: [] };
  for (const capability of capabilities) {
    const item: TalliedItem = {
      capability,
      state: "waiting",
      silence: null,
      openedAt: state.now,
      reviewers: [],
      decisions: [],
    };
    for (const found of reviewersOf(state, campaign, capability)) ask(state, item, found);
    campaign.items.push(item);
  }
  state.campaigns.push(campaign);
  state.count("evidence campaign.opened");
  state.count("items opened", capabilities.length);
  tellEach(
    state,
    campaign,
    "review-asked",
    "opened",
    campaign.items.flatMap(({ reviewers }) => reviewers.map((one) => one.person)),
  );
}

/** Whom an item asks when it is resolved again: in the place of who has answered, nobody. */
function foundAnew(state: TallyState, campaign: TalliedCampaign, item: TalliedItem) {
  if (item.capability.state === "ended") return [];
  const passed = item.decisions.filter(({ answer }) => answer === "cannot_answer").map(({ person }) => person);
  const spoken = item.decisions.filter(({ answer }) => answer !== "cannot_answer").map(({ person }) => person);
  const spokenFor = item.reviewers.filter(({ person }) => spoken.includes(person)).map(({ insteadOf }) => insteadOf);
  const done = [...spoken, ...spokenFor];
  return reviewersOf(state, campaign, item.capability, passed)
    .filter(({ person, insteadOf }) => !done.includes(person) && (insteadOf === null || !done.includes(insteadOf)))
    .filter(({ person }) => !item.reviewers.some((one) => one.person === person));
}

/** What waits for somebody who cannot answer, or for nobody, goes on to who is found in their place now. */
export function handOver(state: TallyState): void {
  for (const campaign of state.campaigns.filter((one) => one.state === "open")) {
    const asked: string[] = [];
    for (const item of waiting(campaign)) {
      for (const one of item.reviewers.length === 0 ? foundAnew(state, campaign, item) : []) {
        ask(state, item, one);
        asked.push(one.person);
      }
      for (const gone of silentOf(item).filter(({ person }) => !state.isActive(person))) {
        const fresh = foundAnew(state, campaign, item);
        const other =
          fresh.length > 0 || item.capability.state === "ended" ? null : beside(state, campaign, item, gone.person);
        const found = other === null ? fresh : [{ ...other, why: campaign.series.reviewers }];
        for (const one of found) {
          ask(state, item, { ...one, insteadOf: one.insteadOf ?? gone.person });
          asked.push(one.person);
        }
        item.reviewers = item.reviewers.filter((one) => one !== gone);
        state.count("handed over");
      }
    }
    tellEach(state, campaign, "review-asked", `handed over ${state.now}`, asked);
  }
}

export function followCampaigns(state: TallyState): void {
  const before = state.campaigns.filter((one) => one.state === "open");
  for (const due of state.planned.filter(({ startsAt }) => startsAt <= state.now)) {
    const { series, round } = due;
    const scope = state.agents.filter(({ key }) => series.agents.includes(key)).flatMap((agent) => state.judged(agent));
    open(state, `${series.key} ${round}`, series, scope);
    due.round += 1;
    due.startsAt = roundAt(series, due.round);
    state.count("evidence campaign.scheduled");
  }
  for (const campaign of before) follow(state, campaign);
}

function follow(state: TallyState, campaign: TalliedCampaign): void {
  const { now } = state;
  const { dueAt, closesAt, followedUntil } = campaign;
  const hasCome = (at: Instant) => at > followedUntil && at <= now;
  const reminder = timing.remindDaysBefore.findLast((days) => hasCome(dueAt - days * DAY));
  const escalates = hasCome(dueAt - timing.escalateDaysBefore * DAY);
  if (reminder !== undefined && reminder > timing.escalateDaysBefore) remind(state, campaign, reminder);
  if (escalates) escalate(state, campaign);
  if (reminder !== undefined && reminder <= timing.escalateDaysBefore) remind(state, campaign, reminder);
  if (hasCome(dueAt)) silence(state, campaign);
  campaign.followedUntil = now;
  if (closesAt <= now || (dueAt <= now && waiting(campaign).length === 0)) close(state, campaign);
}

function remind(state: TallyState, campaign: TalliedCampaign, daysBefore: number): void {
  const people = waiting(campaign).flatMap((item) => silentOf(item).map(({ person }) => person));
  if (tellEach(state, campaign, "review-reminder", `before ${daysBefore}`, people))
    state.count("evidence campaign.reminded");
}

/** Beside each silent reviewer their manager is asked; who was brought in so is not escalated again. */
function escalate(state: TallyState, campaign: TalliedCampaign): void {
  const broughtIn: string[] = [];
  for (const item of waiting(campaign).filter(({ capability }) => capability.state !== "ended"))
    for (const { person } of silentOf(item).filter(({ why }) => why !== "escalated")) {
      if (item.reviewers.some((one) => one.why === "escalated" && one.insteadOf === person)) continue;
      const found = beside(state, campaign, item, person);
      if (found === null) continue;
      ask(state, item, { ...found, why: "escalated" });
      broughtIn.push(found.person);
    }
  tellEach(state, campaign, "review-escalated", `escalated ${state.now}`, broughtIn);
  if (broughtIn.length > 0) state.count("evidence campaign.escalated");
}

const stop = (state: TallyState, capability: TalliedCapability): void => {
  if (capability.state !== "live") return;
  capability.state = "suspended";
  state.count("evidence capability.suspended");
};

function silence(state: TallyState, campaign: TalliedCampaign): void {
  const silent = waiting(campaign).filter((item) => item.silence === null);
  if (silent.length === 0) return;
  const outcome = campaign.series.silence;
  state.count("evidence campaign.silence_applied");
  state.count(`silence ${outcome}`, silent.length);
  if (outcome === "escalate") escalate(state, campaign);
  for (const item of silent) {
    item.silence = outcome === "escalate" ? "escalated" : outcome === "suspend" ? "suspended" : "revoked";
    if (outcome === "revoke") item.state = "revoked";
    if (outcome !== "escalate") stop(state, item.capability);
  }
}

function close(state: TallyState, campaign: TalliedCampaign): void {
  campaign.state = "closed";
  state.count("evidence campaign.closed");
  for (const item of waiting(campaign)) item.state = "unanswered";
  const assignees: string[] = [];
  for (const { capability, state: outcome } of campaign.items) {
    if (outcome !== "certified") state.count(`concluded ${outcome}`);
    if (outcome !== "revoked" && outcome !== "change") continue;
    const kind = outcome === "revoked" ? "revoke" : "change";
    const hands = [capability.key, null].flatMap((scope) => state.presentIn(capability.agent, scope, "provisioner"));
    const assignee = hands.find(({ person }) => state.isActive(person))?.person ?? null;
    state.followUps.push({ campaign: campaign.key, kind, capability, assignee, openedAt: state.now, confirmed: false });
    state.count(`follow-up ${kind} opened`);
    if (assignee !== null) assignees.push(assignee);
    if (kind === "revoke") stop(state, capability);
  }
  tellEach(state, campaign, "review-follow-up", "follow-up", assignees);
}

/** A change of an agent calls for a review by its business owner, of what nobody is asked about yet. */
export function reviewChanges(state: TallyState): void {
  for (const agent of state.agents) {
    const changes = uncovered(state, agent);
    const last = changes.at(-1);
    if (last === undefined) continue;
    const asked = state.campaigns
      .filter((one) => one.state === "open")
      .flatMap((campaign) => waiting(campaign).map(({ capability }) => capability));
    const concerned = state
      .judged(agent)
      .filter((one) => (one.reviewedAt === null || one.reviewedAt < last) && !asked.includes(one));
    if (concerned.length === 0) continue;
    const key = `change ${agent.key} ${state.campaigns.filter((one) => one.key.startsWith(`change ${agent.key}`)).length}`;
    open(state, key, changeSeries(agent), concerned);
    state.count("evidence campaign.created");
  }
}

const changeSeries = ({ key }: TalliedAgent): TalliedCampaign["series"] => ({
  agents: [key],
  reviewers: "business_owner",
  people: [],
  outcome: "one_accepts",
  silence: "escalate",
  defaultReviewer: null,
});

/** Reviewers answer in their own time, the one who was asked first first. */
export function answerReviews(state: TallyState): void {
  for (const campaign of state.campaigns.filter((one) => one.state === "open"))
    for (const item of waiting(campaign).sort((one, other) => (one.capability.key < other.capability.key ? -1 : 1)))
      for (const { person, since } of silentOf(item).sort((one, other) => (one.person < other.person ? -1 : 1))) {
        const after = state.people.get(person)?.habits.answersReviews ?? null;
        if (item.state !== "waiting" || after === null || state.now - since < after * DAY) continue;
        if (!state.isActive(person) || isOwnHands(state, item.capability, person)) continue;
        answer(state, campaign, item, person, answerOf(campaign.key, item.capability.key, person));
      }
}

function answer(
  state: TallyState,
  campaign: TalliedCampaign,
  item: TalliedItem,
  person: string,
  said: PlannedAnswer,
): void {
  state.count(`decision ${said}`);
  if (said === "cannot_answer") {
    const instead = beside(state, campaign, item, person);
    item.decisions.push({ person, answer: said });
    item.reviewers = item.reviewers.filter((one) => one.person !== person);
    if (instead === null) return;
    ask(state, item, instead);
    state.tell(instead.person, "review-asked", `${campaign.key} ${item.capability.key} ${state.now}`);
    return;
  }
  item.decisions.push({ person, answer: said });
  const counting = item.decisions.filter((one) => one.answer !== "cannot_answer");
  const seats = item.reviewers.map((one) => ({
    ...one,
    seat: one.why === "escalated" ? (one.insteadOf ?? one.person) : one.person,
  }));
  const spoken = new Set(
    seats.filter((one) => counting.some((each) => each.person === one.person)).map(({ seat }) => seat),
  );
  const complete = seats.every(({ seat }) => spoken.has(seat));
  const denied = counting.some((one) => one.answer === "revoke")
    ? "revoked"
    : counting.some((one) => one.answer === "change")
      ? "change"
      : null;
  const certified = counting.some((one) => one.answer === "certify");
  const outcome =
    campaign.series.outcome === "one_accepts"
      ? certified
        ? "certified"
        : complete
          ? denied
          : null
      : (denied ?? (complete ? "certified" : null));
  if (outcome === null) return;
  item.state = outcome;
  item.capability.reviewedAt = state.now;
}
