import { isJudgedIn } from "#lib/gaps/core/states-of-agents.ts";
import type { Moment } from "#lib/platform/core/clock.ts";
import { demandedRoles, standsInFor } from "#lib/risk/core/demanded-roles.ts";
import { isJudged, type Risk, riskOf, tierRank } from "#lib/risk/core/risk-tier.ts";
import type { AgentFacts, AssignmentFacts, CapabilityFacts } from "./facts.ts";
import type { Policy } from "./policy.ts";
import {
  type Clash,
  type ClashPair,
  type DefaultSeat,
  type Holder,
  marks,
  type Seat,
  type SeatState,
  type Standing,
  standingAnswers,
  type TeamHolder,
} from "./seat.ts";
import {
  type AgentRole,
  agentRoles,
  type CapabilityRole,
  capabilityRoles,
  type RiskTier,
  type Role,
} from "./vocabulary.ts";

/** The seats of one judged capability. */
export interface CapabilitySeats {
  capability: CapabilityFacts;
  risk: Risk;
  demanded: readonly CapabilityRole[];
  seats: Record<CapabilityRole, Seat>;
  clashes: readonly Clash[];
}

/** Every seat of an agent, with who is in it, at one moment. */
export interface AgentSeats {
  /** The riskiest judged capability's; with none, low. */
  tier: RiskTier;
  agent: Record<AgentRole, Seat>;
  defaults: Record<CapabilityRole, DefaultSeat>;
  /** Judged capabilities only: neither pending nor ended. In the order of the facts. */
  capabilities: readonly CapabilitySeats[];
  byCapability: ReadonlyMap<string, CapabilitySeats>;
}

/** Who is present in one role of one scope. */
interface Slot {
  people: Holder[];
  teams: TeamHolder[];
}

/** The same, resolved: shared by every capability that inherits it. */
interface Holding {
  holders: readonly Holder[];
  teams: readonly TeamHolder[];
  accountable: Holder | null;
}

const nobody: Holding = { holders: [], teams: [], accountable: null };

/** The pairs that strict separation keeps apart, in the order in which the documentation names the roles. */
const separated: readonly { pair: ClashPair; roles: readonly [CapabilityRole, CapabilityRole] }[] = [
  { pair: "approver+provisioner", roles: ["approver", "provisioner"] },
  { pair: "approver+detector", roles: ["approver", "detector"] },
  { pair: "provisioner+detector", roles: ["provisioner", "detector"] },
];

/** How a present assignment of a person stands at the moment. A default's standing does not depend on who relies on it. */
export function standingOf(
  assignment: Pick<AssignmentFacts, "acceptedAt" | "attestedAt" | "startsAt">,
  status: "active" | "suspended" | "left",
  policy: Policy,
  moment: Moment,
): Standing {
  if (status !== "active") return "inactive";
  if (assignment.acceptedAt === null) {
    return moment.moreThanDaysSince(assignment.startsAt, policy.acceptWithinDays) ? "unaccepted" : "waiting";
  }
  const lastSaid = Math.max(assignment.acceptedAt, assignment.attestedAt ?? assignment.acceptedAt);
  return moment.moreThanDaysSince(lastSaid, policy.attestWithinDays) ? "stale" : "accepted";
}

/** The one that began first, then was recorded first; equal in both: the smaller id, so that no order of reading shows. */
const comesFirst = (a: Pick<Holder, "assignment">, b: Pick<Holder, "assignment">): number =>
  a.assignment.startsAt - b.assignment.startsAt ||
  a.assignment.recordedAt - b.assignment.recordedAt ||
  (a.assignment.id < b.assignment.id ? -1 : 1);

function resolve(slot: Slot): Holding {
  if (slot.people.length > 1) slot.people.sort(comesFirst);
  if (slot.teams.length > 1) slot.teams.sort(comesFirst);
  const accountable = slot.people.find((holder) => holder.assignment.marked) ?? slot.people[0] ?? null;
  return { holders: slot.people, teams: slot.teams, accountable };
}

/** The same people, seen from a capability that relies on the agent's default. */
function inherit(held: Holding): Holding {
  if (held.holders.length === 0 && held.teams.length === 0) return nobody;
  const holders = held.holders.map((holder) => ({ ...holder, inherited: true }));
  return {
    holders,
    teams: held.teams.map((team) => ({ ...team, inherited: true })),
    accountable: held.accountable === null ? null : (holders[held.holders.indexOf(held.accountable)] as Holder),
  };
}

/** Reads every assignment once: scope → role → who is present. The scope of a default is the empty string. */
function presentByScope(facts: AgentFacts, policy: Policy, moment: Moment): Map<string, Partial<Record<Role, Slot>>> {
  const scopes = new Map<string, Partial<Record<Role, Slot>>>();
  for (const assignment of facts.assignments) {
    if (!moment.within(assignment.startsAt, assignment.endsAt)) continue;
    const scope = assignment.capabilityId ?? "";
    let slots = scopes.get(scope);
    if (slots === undefined) {
      slots = {};
      scopes.set(scope, slots);
    }
    let slot = slots[assignment.role];
    if (slot === undefined) {
      slot = { people: [], teams: [] };
      slots[assignment.role] = slot;
    }
    const person = assignment.person;
    if (person !== null) {
      const standing = standingOf(assignment, person.status, policy, moment);
      slot.people.push({ person, assignment, inherited: false, standing });
    } else if (assignment.team !== null) {
      slot.teams.push({ team: assignment.team, assignment, inherited: false });
    }
  }
  return scopes;
}

const stateWhileAnswering: Record<Standing, SeatState> = {
  accepted: "filled",
  stale: "stale",
  waiting: "waiting",
  unaccepted: "unaccepted",
  inactive: "inactive",
};

function seatFrom(
  role: Role,
  capabilityId: string | null,
  held: Holding,
  demanded: boolean,
  standIn: Seat["standIn"],
): Seat {
  const { accountable } = held;
  const accountableAnswers = accountable !== null && standingAnswers(accountable.standing);
  const replaced = !demanded && !accountableAnswers ? standIn : null;
  const answering = replaced?.holder ?? accountable;
  const answers = answering !== null && standingAnswers(answering.standing);
  let state: SeatState;
  if (!demanded && !accountableAnswers) state = replaced !== null && answers ? "stands_in" : "not_demanded";
  else if (accountable !== null) state = stateWhileAnswering[accountable.standing];
  else state = held.teams.length > 0 ? "team_only" : "empty";
  return {
    role,
    capabilityId,
    demanded,
    holders: held.holders,
    teams: held.teams,
    accountable,
    accountableAnswers,
    standIn: replaced,
    answering,
    answers,
    state,
    mark: marks[state],
  };
}

function clashesIn(seats: Record<CapabilityRole, Seat>): Clash[] {
  const clashes: Clash[] = [];
  for (const { pair, roles } of separated) {
    const [first, second] = [seats[roles[0]], seats[roles[1]]];
    if (!first.demanded || !second.demanded) continue;
    const people = first.holders
      .map((holder) => holder.person)
      .filter((person) => person.status === "active" && second.holders.some((other) => other.person.id === person.id));
    if (people.length > 0) clashes.push({ pair, roles, people });
  }
  return clashes;
}

/** A clashing seat is split in two; one whose accountable person left stays an empty seat. */
function split(seat: Seat): Seat {
  if (seat.accountable === null || seat.state === "inactive") return seat;
  const state: SeatState = seat.accountableAnswers ? "clash" : "clash_unanswered";
  return { ...seat, state, mark: marks[state] };
}

/** Of an agent that is retired or rejected: nobody has to answer for it, so that no seat of it is an empty one. */
function close<Closed extends Seat>(seats: Record<string, Closed>): void {
  for (const [role, seat] of Object.entries(seats)) seats[role] = { ...seat, state: "closed", mark: marks.closed };
}

function capabilitySeats(
  capability: CapabilityFacts,
  facts: AgentFacts,
  own: Partial<Record<Role, Slot>> | undefined,
  inherited: Record<CapabilityRole, Holding>,
  businessOwner: Seat,
): CapabilitySeats {
  const risk = riskOf(capability, facts);
  const demanded = demandedRoles(risk.tier, risk.strict);
  const seats = {} as Record<CapabilityRole, Seat>;
  for (const role of capabilityRoles) {
    const slot = own?.[role];
    let held = inherited[role];
    // An own person shadows the default, also when they do not answer: a gap is never hidden by a fallback. A team never does.
    if (slot !== undefined) {
      const own = resolve(slot);
      held = own.accountable !== null ? own : { ...held, teams: [...own.teams, ...held.teams] };
    }
    const instead = standsInFor[role];
    const from = instead === "business_owner" ? businessOwner : instead === undefined ? null : seats.control_owner;
    const standIn = from === null || from.accountable === null ? null : { role: from.role, holder: from.accountable };
    seats[role] = seatFrom(role, capability.id, held, demanded.includes(role), standIn);
  }
  const clashes = clashesIn(seats);
  for (const clash of clashes) for (const role of clash.roles) seats[role] = split(seats[role]);
  return { capability, risk, demanded, seats, clashes };
}

/** True where the capability has no own person in the role, so that the agent's default counts. */
export const reliesOnDefault = (seat: Seat): boolean => seat.holders.every((holder) => holder.inherited);

/**
 * Every seat of the agent: who is present, who is accountable, who answers, who stands in (R1, R3, R9, R14). Pure; each
 * assignment is read once.
 */
export function seatsOf(facts: AgentFacts, policy: Policy, moment: Moment): AgentSeats {
  const scopes = presentByScope(facts, policy, moment);
  const ofAgent = scopes.get("");
  const holding = (role: Role): Holding => {
    const slot = ofAgent?.[role];
    return slot === undefined ? nobody : resolve(slot);
  };
  const agent = {} as Record<AgentRole, Seat>;
  for (const role of agentRoles) agent[role] = seatFrom(role, null, holding(role), true, null);
  const held = {} as Record<CapabilityRole, Holding>;
  const inherited = {} as Record<CapabilityRole, Holding>;
  for (const role of capabilityRoles) {
    held[role] = holding(role);
    inherited[role] = inherit(held[role]);
  }

  const capabilities: CapabilitySeats[] = [];
  const byCapability = new Map<string, CapabilitySeats>();
  const relied: Partial<Record<CapabilityRole, RiskTier>> = {};
  let tier: RiskTier = "low";
  for (const capability of facts.capabilities) {
    if (!isJudged(capability)) continue;
    const judged = capabilitySeats(capability, facts, scopes.get(capability.id), inherited, agent.business_owner);
    capabilities.push(judged);
    byCapability.set(capability.id, judged);
    const own = judged.risk.tier;
    if (tierRank[own] > tierRank[tier]) tier = own;
    for (const role of judged.demanded) {
      const so = relied[role];
      if (reliesOnDefault(judged.seats[role]) && (so === undefined || tierRank[own] > tierRank[so])) relied[role] = own;
    }
  }

  const defaults = {} as Record<CapabilityRole, DefaultSeat>;
  for (const role of capabilityRoles) {
    const reliedOnTier = relied[role] ?? null;
    defaults[role] = { ...seatFrom(role, null, held[role], reliedOnTier !== null, null), role, reliedOnTier };
  }
  if (!isJudgedIn(facts.state))
    for (const all of [agent, defaults, ...capabilities.map((one) => one.seats)]) close(all);
  return { tier, agent, defaults, capabilities, byCapability };
}
