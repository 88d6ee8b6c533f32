import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { AgentFacts, AssignmentFacts } from "./facts.ts";
import type { Policy } from "./policy.ts";
import { type CapabilitySeats, seatsOf } from "./roles.ts";
import type { ClashPair } from "./seat.ts";
import { type AgentState, type CapabilityRole, inWords, type Role } from "./vocabulary.ts";

/** In these states an assignment that would clash is refused; elsewhere, and by import, it is kept and is the gap (R38). */
const statesThatRefuse: readonly AgentState[] = ["approved", "active", "suspended"];

/** The roles that strict separation keeps apart. */
export const separatedRoles: readonly CapabilityRole[] = ["approver", "provisioner", "detector"];

/**
 * True when a person, put in a role of the capability, would clash there under strict separation: they are present
 * already in another of approver, provisioner and detector that it demands. Deputies are checked by this too (R41).
 */
export function wouldClash(
  { risk, demanded, seats }: Pick<CapabilitySeats, "risk" | "demanded" | "seats">,
  role: Role,
  personId: string,
): boolean {
  if (
    !risk.strict ||
    !(separatedRoles as readonly Role[]).includes(role) ||
    !(demanded as readonly Role[]).includes(role)
  )
    return false;
  return separatedRoles.some(
    (other) =>
      other !== role &&
      demanded.includes(other) &&
      seats[other].holders.some((holder) => holder.person.id === personId && holder.person.status === "active"),
  );
}

/** One clash that a new assignment would make. */
export interface NewClash {
  capabilityId: string;
  capabilityName: string;
  pair: ClashPair;
  roles: readonly [CapabilityRole, CapabilityRole];
  personName: string;
}

/** Where a change of the assignments makes a person clash at that instant, under strict separation, who did not before. */
export function newClashes(
  facts: AgentFacts,
  assignments: readonly AssignmentFacts[],
  policy: Policy,
  at: Instant,
): NewClash[] {
  const keysOf = (judged: CapabilitySeats) =>
    judged.clashes.flatMap(({ pair, people }) =>
      people.map((person) => `${judged.capability.id}|${pair}|${person.id}`),
    );
  const before = new Set(seatsOf(facts, policy, new Moment(at)).capabilities.flatMap(keysOf));
  return seatsOf({ ...facts, assignments }, policy, new Moment(at))
    .capabilities.filter((judged) => judged.risk.strict)
    .flatMap(({ capability, clashes }) =>
      clashes.flatMap(({ pair, roles, people }) =>
        people
          .filter((person) => !before.has(`${capability.id}|${pair}|${person.id}`))
          .map((person) => ({
            capabilityId: capability.id,
            capabilityName: capability.name,
            pair,
            roles,
            personName: person.name,
          })),
      ),
    );
}

/**
 * Refuses assignments (all of the agent's, as they would be) that put one person into two of approver, provisioner
 * and detector under strict separation, on an approved, active or suspended agent (R38), now or once one that begins
 * later has begun.
 */
export function refuseClash(
  facts: AgentFacts,
  assignments: readonly AssignmentFacts[],
  policy: Policy,
  now: Instant,
): void {
  if (!statesThatRefuse.includes(facts.state)) return;
  const later = assignments.map((assignment) => assignment.startsAt).filter((startsAt) => startsAt > now);
  const clash = [now, ...new Set(later)].flatMap((at) => newClashes(facts, assignments, policy, at))[0];
  if (clash === undefined) return;
  const [first, second] = clash.roles;
  throw new Refusal(
    "conflict",
    "duties-clash",
    `${clash.personName} would be ${inWords(first)} and ${inWords(second)} of ${clash.capabilityName}: there approver, provisioner and detector must be three people.`,
    { errors: [{ path: "person", message: "Name somebody else for one of the two roles." }] },
  );
}
