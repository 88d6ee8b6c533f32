import type { AssignmentFacts, PersonFacts } from "./facts.ts";
import type { CapabilityRole, RiskTier, Role } from "./vocabulary.ts";

/**
 * How one present assignment of a person stands. `accepted`, `stale` and `waiting` answer; `unaccepted` (named longer
 * ago than the acceptance time) and `inactive` (suspended or left) do not.
 */
export type Standing = "accepted" | "stale" | "waiting" | "unaccepted" | "inactive";

/** Whether a person of this standing answers for the role (R9). */
export const standingAnswers = (standing: Standing): boolean => standing !== "unaccepted" && standing !== "inactive";

/** A present person in a role. */
export interface Holder {
  person: PersonFacts;
  assignment: AssignmentFacts;
  /** True where the agent's default counts for a capability. */
  inherited: boolean;
  standing: Standing;
}

/** A present team in a role: responsible or consulted, never accountable (R3). */
export interface TeamHolder {
  team: NonNullable<AssignmentFacts["team"]>;
  assignment: AssignmentFacts;
  inherited: boolean;
}

/** Everything that a seat can be; `marks` says how each is drawn. */
export type SeatState =
  | "filled"
  | "stands_in"
  | "waiting"
  | "stale"
  | "clash"
  | "clash_unanswered"
  | "unaccepted"
  | "inactive"
  | "team_only"
  | "empty"
  | "not_demanded"
  /** On an agent that is retired or rejected: nobody has to answer, whoever is still named. */
  | "closed";

export type Mark = "filled" | "stands_in" | "outlined" | "faded" | "empty" | "split" | "not_demanded" | "closed";

/** One seat: a role on the agent, on a capability, or the agent's default of a capability role. */
export interface Seat {
  role: Role;
  /** Null: a role of the agent, or its default. */
  capabilityId: string | null;
  /** By the tier's table; a default is demanded when a capability that demands the role relies on it. */
  demanded: boolean;
  /** Present people, own or else inherited, in the order in which they began; the accountable one is among them. */
  holders: readonly Holder[];
  /** Present teams; inherited ones too while no own person shadows the default. */
  teams: readonly TeamHolder[];
  /** The one person whom the rules judge; null when no person is present. */
  accountable: Holder | null;
  accountableAnswers: boolean;
  /** Who stands in, as the rules allow where the role is not demanded and its accountable person does not answer. */
  standIn: { role: Role; holder: Holder } | null;
  /** Who carries the A: the accountable person, or who stands in; not necessarily answering. */
  answering: Holder | null;
  /** True when `answering` answers. */
  answers: boolean;
  state: SeatState;
  mark: Mark;
}

export type ClashPair = "approver+provisioner" | "approver+detector" | "provisioner+detector";

/** One active person in two of approver, provisioner and detector that the capability demands. */
export interface Clash {
  pair: ClashPair;
  roles: readonly [CapabilityRole, CapabilityRole];
  people: readonly PersonFacts[];
}

/** Default of a capability role on the agent, with what relies on it. */
export interface DefaultSeat extends Seat {
  role: CapabilityRole;
  /** The highest tier among capabilities that demand the role and have no own person in it; null when there is none. */
  reliedOnTier: RiskTier | null;
}

export const marks: Record<SeatState, Mark> = {
  filled: "filled",
  stands_in: "stands_in",
  waiting: "outlined",
  stale: "faded",
  clash: "split",
  clash_unanswered: "split",
  unaccepted: "outlined",
  inactive: "empty",
  team_only: "empty",
  empty: "empty",
  not_demanded: "not_demanded",
  closed: "closed",
};
