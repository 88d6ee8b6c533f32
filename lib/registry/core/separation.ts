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

/** What a refusal points at: who is named, or the end that would be later. */
type ClashingField = "person" | "endsAt";

const fixes: Record<ClashingField, string> = {
  person: "Name somebody else for one of the two roles.",
  endsAt: "Keep an earlier end, or name somebody else for one of the two roles.",
};

/**
 * Refuses assignments (all of the agent's, as they would be) that put one person into two of approver, provisioner
 * and detector under strict separation, on an approved, active or suspended agent (R38), now or at any later instant:
 * once one of them has begun, or once one has ended and uncovers a default or would have parted the two roles.
 */
export function refuseClash(
  facts: AgentFacts,
  assignments: readonly AssignmentFacts[],
  policy: Policy,
  now: Instant,
  field: ClashingField = "person",
): void {
  if (!statesThatRefuse.includes(facts.state)) return;
  const clash = instantsFrom(now, [...facts.assignments, ...assignments]).flatMap((at) =>
    newClashes(facts, assignments, policy, at),
  )[0];
  if (clash === undefined) return;
  const [first, second] = clash.roles;
  throw new Refusal(
    "conflict",
    "duties-clash",
    `${clash.personName} would be ${inWords(first)} and ${inWords(second)} of ${clash.capabilityName}: there approver, provisioner and detector must be three people.`,
    { errors: [{ path: field, message: fixes[field] }] },
  );
}

/** Now, and each later instant at which one of the assignments begins or ends: in between, who is present stays the same. */
function instantsFrom(now: Instant, assignments: readonly AssignmentFacts[]): Instant[] {
  const later = assignments
    .flatMap(({ startsAt, endsAt }) => (endsAt === null ? [startsAt] : [startsAt, endsAt]))
    .filter((at) => at > now);
  return [now, ...new Set(later.sort((a, b) => a - b))];
}

/**
 * Refuses to let an assignment last longer where it would then clash. An earlier end is never asked: it may uncover a
 * default who clashes, but nobody is held in a role so that a default stays covered; there the clash is the gap.
 */
export function refuseClashOfLonger(
  facts: AgentFacts,
  longer: Pick<AssignmentFacts, "id" | "endsAt">,
  policy: Policy,
  now: Instant,
): void {
  const assignments = facts.assignments.map((one) => (one.id === longer.id ? { ...one, endsAt: longer.endsAt } : one));
  refuseClash(facts, assignments, policy, now, "endsAt");
}
