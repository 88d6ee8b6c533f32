import type { PersonFacts } from "./core/facts.ts";
import type { AgentSeats } from "./core/roles.ts";
import { type Seat, type SeatState, type Standing, standingAnswers } from "./core/seat.ts";
import { agentRoles, capabilityRoles, type PersonStatus, type Role } from "./core/vocabulary.ts";
import type { PersonReference } from "./references.ts";

/** One person in a seat, as the API shows them. */
export interface SeatHolderAnswer {
  person: PersonReference & { status: PersonStatus };
  assignment: string;
  accountable: boolean;
  /** True where the agent's default counts for the capability. */
  inherited: boolean;
  standing: Standing;
  answers: boolean;
}

/** One seat: a role on the agent (capability null) or on a capability. */
export interface SeatAnswer {
  role: Role;
  /** The capability's slug; null on the agent. */
  capability: string | null;
  demanded: boolean;
  state: SeatState;
  answers: boolean;
  holders: SeatHolderAnswer[];
  teams: { id: string; name: string; assignment: string; inherited: boolean }[];
  /** Who stands in, and from which role, where the role is not demanded. */
  standIn: { role: Role; person: PersonReference } | null;
}

/** A person as every answer names them. */
export const personReference = ({ id, email, name }: PersonFacts): PersonReference => ({ id, email, name });

function seatAnswer(seat: Seat, capability: string | null): SeatAnswer {
  return {
    role: seat.role,
    capability,
    demanded: seat.demanded,
    state: seat.state,
    answers: seat.answers,
    holders: seat.holders.map((holder) => ({
      person: { ...personReference(holder.person), status: holder.person.status },
      assignment: holder.assignment.id,
      accountable: holder === seat.accountable,
      inherited: holder.inherited,
      standing: holder.standing,
      answers: standingAnswers(holder.standing),
    })),
    teams: seat.teams.map(({ team, assignment, inherited }) => ({
      id: team.id,
      name: team.name,
      assignment: assignment.id,
      inherited,
    })),
    standIn: seat.standIn && { role: seat.standIn.role, person: personReference(seat.standIn.holder.person) },
  };
}

/** The seats of the agent itself: its four roles, then its defaults of the capability roles. */
export const agentSeatAnswers = (seats: AgentSeats): SeatAnswer[] => [
  ...agentRoles.map((role) => seatAnswer(seats.agent[role], null)),
  ...capabilityRoles.map((role) => seatAnswer(seats.defaults[role], null)),
];

/** The five seats of one judged capability, inherited ones marked as such; none where it is not judged. */
export function capabilitySeatAnswers(seats: AgentSeats, capabilityId: string): SeatAnswer[] {
  const judged = seats.byCapability.get(capabilityId);
  if (judged === undefined) return [];
  return capabilityRoles.map((role) => seatAnswer(judged.seats[role], judged.capability.slug));
}
