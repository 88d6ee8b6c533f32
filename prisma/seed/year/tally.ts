import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import { EVENTS_AT, HOUR, hours, PEOPLE_AT, type Plan, type PlannedEvent, START } from "./plan.ts";
import { askForChange, askForException, followDecisions, turnDown } from "./tally-decisions.ts";
import { gapName, gapsNow, wouldClash } from "./tally-gaps.ts";
import { answerReviews, followCampaigns, handOver, reviewChanges, roundAt } from "./tally-reviews.ts";
import { type Counts, type TalliedAssignment, type TalliedException, TallyState } from "./tally-state.ts";

/** What one day comes to. */
export interface DayTally {
  counts: Counts;
  /** At the end of the day: `rule|agent|capability|role|about severity`. */
  open: readonly string[];
  accepted: readonly string[];
}

/**
 * Foretells a year from the plan and the written rules alone: it shares no code with the product but the length of a
 * day. One call is one day.
 */
export class Tally {
  readonly #state: TallyState;
  readonly #events: readonly PlannedEvent[];
  readonly #asked = new Set<string>();

  constructor(plan: Plan) {
    this.#state = new TallyState(plan);
    this.#events = plan.events;
    for (const series of plan.series) this.#state.planned.push({ series, round: 0, startsAt: roundAt(series, 0) });
  }

  day(day: number): DayTally {
    const state = this.#state;
    state.counts = new Map();
    const midnight = START + day * DAY;
    for (const hour of hours) {
      state.now = midnight + hour * HOUR;
      if (hour === PEOPLE_AT) this.#peopleAct();
      else if (hour === EVENTS_AT)
        for (const event of this.#events.filter((one) => one.day === day)) this.#happen(event);
      else this.#tick();
    }
    this.#countEndedGrants(midnight, state.now);
    return { counts: state.counts, ...gapsNow(state) };
  }

  #tick(): void {
    const state = this.#state;
    this.#watchExceptions();
    this.#askToAttest();
    followDecisions(state);
    this.#tellOfLeavers();
    handOver(state);
    followCampaigns(state);
    this.#tellOfUnheld();
    reviewChanges(state);
  }

  #peopleAct(): void {
    const state = this.#state;
    for (const assignment of state.assignments.filter((one) => state.isPresent(one) && state.isActive(one.person))) {
      const habits = state.people.get(assignment.person)?.habits;
      const { saidAt, startsAt } = assignment;
      const after = saidAt === null ? habits?.accepts : habits?.attests;
      if (after == null || state.now - (saidAt ?? startsAt) < after * DAY) continue;
      assignment.saidAt = state.now;
      state.count(saidAt === null ? "evidence assignment.accepted" : "evidence assignment.attested");
    }
    answerReviews(state);
    this.#confirm();
    this.#resume();
  }

  #happen(event: PlannedEvent): void {
    const state = this.#state;
    switch (event.what) {
      case "leaves": {
        const person = state.people.get(event.person);
        if (person) person.active = false;
        return;
      }
      case "moves": {
        const person = state.people.get(event.person);
        if (person) person.manager = event.manager;
        return;
      }
      case "hands over":
        for (const held of state.assignments.filter((one) => one.person === event.from && state.isPresent(one))) {
          held.endsAt = state.now;
          const key = `${held.key}>${event.to}`;
          state.assignments.push({
            ...held,
            key,
            person: event.to,
            deputies: [],
            startsAt: state.now,
            endsAt: null,
            saidAt: null,
          });
          state.tell(event.to, "role-named", `named ${key}`);
        }
        return;
      case "renews": {
        const capability = state.capability(event.capability);
        const held = state.grantOf(capability);
        if (capability.state === "ended" || held === null) return;
        if (held.endsAt !== null && held.endsAt > state.now) held.endsAt = state.now;
        capability.grants.push({ ...held, startsAt: state.now, endsAt: state.now + event.days * DAY });
        return;
      }
      case "asks for an exception": {
        const name = `${gapName(event.gap)} `;
        const { open, accepted } = gapsNow(state);
        if (![...open, ...accepted].some((gap) => gap.startsWith(name))) return;
        const { key, gap, by } = event;
        state.exceptions.push({
          key,
          gap,
          by,
          endsAt: state.now + event.days * DAY,
          state: "requested",
          decidedBy: null,
        });
        state.count("evidence exception.requested");
        askForException(state, event);
        for (const { key: person, security, active } of state.people.values())
          if (security && active && person !== by) state.tell(person, "exception-asked", `asked ${key}`);
        return;
      }
      case "decides an exception": {
        const exception = state.exceptions.find(({ key }) => key === event.key);
        if (exception === undefined) return;
        exception.state = event.decision === "approve" ? "approved" : "refused";
        exception.decidedBy = event.by;
        state.asks = state.asks.filter((ask) => ask.key !== event.key);
        state.count(`evidence exception.${exception.state}`);
        state.tell(exception.by, "exception-decided", `decided ${event.key}`);
        return;
      }
      case "asks for a change":
        askForChange(state, event);
        return;
      case "turns down a change":
        turnDown(state, event.key);
        return;
      case "changes the model":
        state.agents.find(({ key }) => key === event.agent)?.changes.push(state.now);
    }
  }

  /** Warned 14, 7 and 1 days before its end, the nearest alone; then its end is recorded. */
  #watchExceptions(): void {
    const state = this.#state;
    for (const exception of state.exceptions.filter((one) => one.state === "approved")) {
      const left = exception.endsAt - state.now;
      const warning = [1, 7, 14].find((days) => left <= days * DAY);
      if (left > 0 && warning === undefined) continue;
      for (const person of this.#concernedBy(exception))
        if (left > 0) state.tell(person, "exception-ending", `ending ${exception.key} ${warning}`);
        else state.tell(person, "exception-ended", `ended ${exception.key}`);
      if (left > 0) continue;
      exception.state = "expired";
      state.count("evidence exception.expired");
    }
  }

  #concernedBy({ by, decidedBy, gap }: TalliedException): string[] {
    const state = this.#state;
    const owners = state.presentIn(gap.agent, null, "business_owner").map(({ person }) => person);
    return [...new Set([by, ...(decidedBy === null ? [] : [decidedBy]), ...owners])].filter(state.isActive);
  }

  /** The holder 30, 14 and 3 days before the word is stale, deputies from 13 days on, the manager 2 days before. */
  #askToAttest(): void {
    const state = this.#state;
    const notices = new Map<string, [person: string, kind: string]>();
    for (const assignment of state.assignments) {
      const { person, saidAt } = assignment;
      const ended = assignment.capability !== null && state.capability(assignment.capability).state === "ended";
      if (saidAt === null || ended || !state.isPresent(assignment) || !state.isActive(person)) continue;
      const left = saidAt + 180 * DAY - state.now;
      if (left <= 0) continue;
      const steps: [step: string, asked: string][] = [];
      const holder = [3, 14, 30].find((days) => left <= days * DAY);
      if (holder !== undefined) steps.push([`holder-${holder}`, person]);
      const deputies = this.#deputiesOf(assignment);
      for (const [rank, deputy] of deputies.entries())
        if (left <= Math.max(13 - 3 * rank, 4) * DAY) steps.push(["deputy", deputy]);
      const manager = state.managerOf(person);
      // A manager who left hears nothing; accountable means a named, active person.
      if (manager !== null && state.isActive(manager) && left <= 2 * DAY) steps.push(["manager", manager]);
      for (const [step, asked] of steps) {
        // The holder is one person; of deputies and managers each is asked once, whoever was asked before them.
        const once = `${assignment.key} ${saidAt} ${step} ${asked}`;
        if (this.#asked.has(once)) continue;
        this.#asked.add(once);
        state.count(`attestation ${step}`);
        if (!step.startsWith("holder")) state.count("evidence attestation.escalated");
        notices.set(`${asked} ${step} ${person}`, [
          asked,
          step.startsWith("holder") ? "attest-asked" : "attest-escalated",
        ]);
      }
    }
    for (const [what, [person, kind]] of notices) state.tell(person, kind, `attest ${what} ${state.now}`);
  }

  /** Of somebody who left and holds something still: the first active manager above, else security, each once. */
  #tellOfLeavers(): void {
    const state = this.#state;
    const holds = (key: string) =>
      state.assignments.some(({ person, endsAt }) => person === key && (endsAt === null || endsAt > state.now));
    for (const { key } of [...state.people.values()].filter((one) => !one.active && holds(one.key))) {
      let above = state.managerOf(key);
      while (above !== null && !state.isActive(above)) above = state.managerOf(above);
      for (const asked of above === null ? this.#security() : [above])
        state.tell(asked, "hand-over-asked", `left ${key}`);
    }
  }

  /** Security hears once of what a review asks of somebody who is not there, or of nobody. */
  #tellOfUnheld(): void {
    const state = this.#state;
    for (const { campaign, assignee, confirmed } of state.followUps)
      if (!confirmed && (assignee === null || !state.isActive(assignee)))
        for (const asked of this.#security()) state.tell(asked, "review-follow-up", `unheld ${campaign} ${assignee}`);
  }

  #security(): string[] {
    return [...this.#state.people.values()].filter(({ security, active }) => security && active).map(({ key }) => key);
  }

  #deputiesOf(assignment: TalliedAssignment): string[] {
    const state = this.#state;
    return assignment.deputies.filter(
      (deputy) => deputy !== assignment.person && state.isActive(deputy) && !wouldClash(state, assignment, deputy),
    );
  }

  /** Who was asked confirms in their time; where they cannot, an admin does after 20 days. */
  #confirm(): void {
    const state = this.#state;
    for (const followUp of state.followUps.filter(({ confirmed }) => !confirmed)) {
      const { assignee, kind, capability, openedAt } = followUp;
      const able = assignee !== null && state.isActive(assignee);
      const after = able ? (state.people.get(assignee)?.habits.confirms ?? 20) : 20;
      if (state.now - openedAt < after * DAY) continue;
      followUp.confirmed = true;
      state.count(`follow-up ${kind} confirmed`);
      if (kind === "change" || capability.state === "ended") continue;
      capability.state = "ended";
      state.count("evidence capability.ended");
      const grant = state.grantOf(capability);
      if (grant !== null && (grant.endsAt === null || grant.endsAt > state.now)) grant.endsAt = state.now;
    }
  }

  /** What only silence stopped goes on once the campaign is closed. */
  #resume(): void {
    const state = this.#state;
    for (const capability of state.agents.flatMap(({ capabilities }) => capabilities)) {
      if (capability.state !== "suspended") continue;
      const last = state.campaigns
        .flatMap((campaign) => campaign.items.map((item) => ({ campaign, item })))
        .findLast(({ item }) => item.capability === capability);
      if (last?.item.silence !== "suspended" || last.item.state === "revoked" || last.campaign.state !== "closed")
        continue;
      capability.state = "live";
      state.count("evidence capability.resumed");
    }
  }

  #countEndedGrants(after: Instant, until: Instant): void {
    const grants = this.#state.agents.flatMap(({ capabilities }) => capabilities.flatMap((one) => one.grants));
    const ended = grants.filter(({ endsAt }) => endsAt !== null && endsAt > after - 2 * HOUR && endsAt <= until);
    this.#state.count("grants ended", ended.length);
  }
}
