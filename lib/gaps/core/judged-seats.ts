import type { CapabilityFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import type { Holder, Seat, TeamHolder } from "#lib/registry/core/seat.ts";
import {
  agentRoles,
  type CapabilityRole,
  capabilityRoles,
  type RiskTier,
  type Role,
} from "#lib/registry/core/vocabulary.ts";
import { tierRank } from "#lib/risk/core/risk-tier.ts";

/** A demanded seat, judged once per scope: on the agent for a default, however many capabilities rely on it. */
export interface JudgedSeat {
  role: Role;
  /** Null: the seat is on the agent, its own or a default. */
  capability: CapabilityFacts | null;
  /** The capability's tier; for a default the riskiest that demands the role and relies on it; else the agent's. */
  tier: RiskTier;
  seat: Seat;
}

/** Every demanded seat by who is in it; an agent in order has only `accountable`. */
export interface JudgedSeats {
  /** A person is present: the accountable one is judged. */
  accountable: readonly (JudgedSeat & { holder: Holder })[];
  /** Nobody and no team is present, on the agent in its own four roles, else one per capability that demands the role. */
  vacant: readonly JudgedSeat[];
  /** No person, but a team: judged where the team stands. */
  teamOnly: readonly (JudgedSeat & { team: TeamHolder })[];
}

/** Sorts the demanded seats of an agent, each assignment's person once per scope. */
export function judgedSeats({ tier, agent, defaults, capabilities }: AgentSeats): JudgedSeats {
  const accountable: (JudgedSeat & { holder: Holder })[] = [];
  const vacant: JudgedSeat[] = [];
  const teamOnly: (JudgedSeat & { team: TeamHolder })[] = [];
  const teamsRelyOn: Partial<Record<CapabilityRole, RiskTier>> = {};

  const judge = (judged: JudgedSeat): void => {
    const { seat } = judged;
    const team = seat.teams[0];
    if (seat.accountable !== null) accountable.push({ ...judged, holder: seat.accountable });
    else if (team !== undefined) teamOnly.push({ ...judged, team });
    else vacant.push(judged);
  };

  for (const role of agentRoles) judge({ role, capability: null, tier, seat: agent[role] });
  for (const role of capabilityRoles) {
    const seat = defaults[role];
    if (seat.reliedOnTier === null || seat.accountable === null) continue;
    accountable.push({ role, capability: null, tier: seat.reliedOnTier, seat, holder: seat.accountable });
  }
  for (const { capability, risk, demanded, seats } of capabilities) {
    for (const role of demanded) {
      const seat = seats[role];
      if (seat.accountable?.inherited) continue;
      const team = seat.teams[0];
      if (seat.accountable === null && team?.inherited) {
        const so = teamsRelyOn[role];
        if (so === undefined || tierRank[risk.tier] > tierRank[so]) teamsRelyOn[role] = risk.tier;
        continue;
      }
      judge({ role, capability, tier: risk.tier, seat });
    }
  }
  for (const role of capabilityRoles) {
    const reliedOn = teamsRelyOn[role];
    const team = defaults[role].teams[0];
    if (reliedOn !== undefined && team !== undefined)
      teamOnly.push({ role, capability: null, tier: reliedOn, seat: defaults[role], team });
  }
  return { accountable, vacant, teamOnly };
}
