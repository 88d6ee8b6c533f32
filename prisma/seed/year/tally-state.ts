import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import type {
  Plan,
  PlannedAgent,
  PlannedAssignment,
  PlannedCapability,
  PlannedGap,
  PlannedPerson,
  PlannedRole,
  PlannedSeries,
} from "./plan.ts";
import { type Demand, demandOf, type Tier, tierOf } from "./tally-tiers.ts";

// The world as the tally keeps it: plain records, no database, and nothing of the product's judgement.

export interface TalliedPerson extends PlannedPerson {
  active: boolean;
}

export interface TalliedCapability extends PlannedCapability {
  state: "live" | "suspended" | "ended";
  tier: Tier;
  demand: Demand;
  grants: { grantedBy: string; approvedBy: string; startsAt: Instant; endsAt: Instant | null }[];
  reviewedAt: Instant | null;
}

export interface TalliedAgent extends PlannedAgent {
  capabilities: TalliedCapability[];
  changes: Instant[];
}

export interface TalliedAssignment extends PlannedAssignment {
  startsAt: Instant;
  endsAt: Instant | null;
  /** The later of acceptance and last attestation; null: not accepted. */
  saidAt: Instant | null;
}

export interface TalliedItem {
  capability: TalliedCapability;
  state: "waiting" | "certified" | "revoked" | "change" | "unanswered";
  silence: "escalated" | "suspended" | "revoked" | null;
  openedAt: Instant;
  /** Asked now, in the order in which they were asked. */
  reviewers: { person: string; why: string; insteadOf: string | null; since: Instant }[];
  decisions: { person: string; answer: string }[];
}

export interface TalliedCampaign {
  key: string;
  series: Omit<PlannedSeries, "first" | "key">;
  state: "open" | "closed";
  openedAt: Instant;
  dueAt: Instant;
  closesAt: Instant;
  followedUntil: Instant;
  items: TalliedItem[];
}

export interface TalliedFollowUp {
  campaign: string;
  kind: "revoke" | "change";
  capability: TalliedCapability;
  assignee: string | null;
  openedAt: Instant;
  confirmed: boolean;
}

export interface TalliedException {
  key: string;
  gap: PlannedGap;
  by: string;
  endsAt: Instant;
  state: "requested" | "approved" | "refused" | "expired";
  decidedBy: string | null;
}

/** Something that somebody is asked to decide, for as long as nobody does. */
export interface TalliedAsk {
  key: string;
  what: "request" | "exception";
  by: string;
  /** Who is asked by name; null: whoever is of security and is neither who asked nor who holds the gap. */
  asked: string | null;
  near: readonly string[];
  dueAt: Instant;
  reminded: boolean;
  wentTo: string[];
}

/** What counts on one day, by name: 'notice review-asked to p07', 'decision certify' … */
export type Counts = Map<string, number>;

export class TallyState {
  readonly people: Map<string, TalliedPerson>;
  readonly agents: TalliedAgent[];
  readonly assignments: TalliedAssignment[];
  readonly campaigns: TalliedCampaign[] = [];
  readonly followUps: TalliedFollowUp[] = [];
  readonly exceptions: TalliedException[] = [];
  asks: TalliedAsk[] = [];
  /** Rounds that are planned: the next of each series. */
  readonly planned: { series: PlannedSeries; round: number; startsAt: Instant }[] = [];
  /** What was told to whom: once per person and occasion. */
  readonly #told = new Set<string>();
  counts: Counts = new Map();
  now: Instant = 0;

  constructor(plan: Plan) {
    this.people = new Map(plan.people.map((person) => [person.key, { ...person, active: true }]));
    this.agents = plan.agents.map((agent) => ({
      ...agent,
      changes: [],
      capabilities: plan.capabilities
        .filter((capability) => capability.agent === agent.key)
        .map((capability): TalliedCapability => {
          const tier = tierOf(agent, capability);
          return {
            ...capability,
            state: "live",
            tier,
            demand: demandOf(tier, capability),
            grants: [{ ...capability.grant, startsAt: agent.registeredAt }],
            reviewedAt: null,
          };
        }),
    }));
    const began = new Map(plan.agents.map(({ key, registeredAt }) => [key, registeredAt]));
    this.assignments = plan.assignments.map((assignment) => {
      const startsAt = began.get(assignment.agent) ?? 0;
      return { ...assignment, startsAt, endsAt: null, saidAt: assignment.accepted ? startsAt : null };
    });
  }

  count(what: string, by = 1): void {
    if (by > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + by);
  }

  /** Tells a person something once; said again with the same key it is not said. */
  tell(person: string, kind: string, key: string): boolean {
    if (this.#told.has(`${person} ${key}`)) return false;
    this.#told.add(`${person} ${key}`);
    this.count(`notice ${kind} to ${person}`);
    return true;
  }

  isActive = (person: string): boolean => this.people.get(person)?.active === true;
  managerOf = (person: string): string | null => this.people.get(person)?.manager ?? null;

  agentOf({ agent }: { agent: string }): TalliedAgent {
    return this.agents.find(({ key }) => key === agent) as TalliedAgent;
  }

  capability(key: string): TalliedCapability {
    return this.agents.flatMap(({ capabilities }) => capabilities).find((one) => one.key === key) as TalliedCapability;
  }

  /** Capabilities that are judged: neither pending nor ended. */
  judged = (agent: TalliedAgent): TalliedCapability[] => agent.capabilities.filter(({ state }) => state !== "ended");

  isPresent = ({ startsAt, endsAt }: TalliedAssignment): boolean =>
    startsAt <= this.now && (endsAt === null || endsAt > this.now);

  /** Who is present in a role of exactly this scope; the accountable one first: who began first, then was recorded first. */
  presentIn(agent: string, capability: string | null, role: PlannedRole): TalliedAssignment[] {
    return this.assignments
      .filter((one) => one.agent === agent && one.capability === capability && one.role === role && this.isPresent(one))
      .sort((one, other) => one.startsAt - other.startsAt);
  }

  /** A capability's own people shadow the agent's default. */
  seatOf(capability: TalliedCapability, role: PlannedRole): TalliedAssignment[] {
    const own = this.presentIn(capability.agent, capability.key, role);
    return own.length > 0 ? own : this.presentIn(capability.agent, null, role);
  }

  /** More than so many days ago: strictly. */
  isOlder = (since: Instant, days: number): boolean => this.now - since > days * DAY;

  grantOf = ({ grants }: TalliedCapability) => grants.findLast(({ startsAt }) => startsAt <= this.now) ?? null;
}
