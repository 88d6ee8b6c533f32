import type { Instant } from "#lib/platform/core/clock.ts";
import { type FieldError, invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { end, lastsLonger, refuseEnded } from "./assignment-standing.ts";
import type { AgentFacts, AssignmentFacts, PersonFacts } from "./facts.ts";
import { deputyErrors, namingErrors } from "./naming.ts";
import { refuseOver } from "./over.ts";
import { defaultPolicy } from "./policy.ts";
import { refuseClash, refuseClashOfLonger } from "./separation.ts";
import { teamIsNeverAccountable } from "./team-never-accountable.ts";
import type { Role } from "./vocabulary.ts";

/** What can be said of an assignment besides who holds what. */
export interface AssignmentDetails {
  accountable?: boolean | undefined;
  deputies?: readonly PersonFacts[] | undefined;
  authority?: string | null | undefined;
  endsAt?: Instant | null | undefined;
}

/** A change of one agent's assignments that is only thought of. */
export type AssignmentChange =
  | ({
      change: "name";
      role: Role;
      capabilityId: string | null;
      person: PersonFacts | null;
      team: AssignmentFacts["team"];
      startsAt?: Instant | undefined;
    } & AssignmentDetails)
  | ({ change: "replace"; assignmentId: string; person: PersonFacts } & AssignmentDetails)
  | ({ change: "edit"; assignmentId: string } & AssignmentDetails)
  | { change: "end"; assignmentId: string };

/**
 * The facts as they would be after a change of the assignments; refuses what the verbs would refuse, so that a preview
 * never promises more than the change can keep. Pure; `newId` names an assignment that is not there yet.
 * @throws Refusal
 */
export function changeAssignments(
  facts: AgentFacts,
  change: AssignmentChange,
  now: Instant,
  newId: string,
): AgentFacts {
  switch (change.change) {
    case "end":
      return withOne(facts, ended(held(facts, change.assignmentId), now));
    case "edit":
      return edited(facts, held(facts, change.assignmentId), change, now);
    case "name":
      return named(facts, change, now, newId);
    case "replace": {
      const { assignmentId, change: _, ...successor } = change;
      const before = held(facts, assignmentId);
      const { role, capabilityId } = before;
      const successors = { change: "name", role, capabilityId, team: null, ...successor } as const;
      // First the new one, then the end of the old: nobody would leave the seat empty in between.
      return withOne(named(facts, successors, now, newId), ended(before, now));
    }
  }
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalid(errors);
}

function held(facts: AgentFacts, id: string): AssignmentFacts {
  const assignment = facts.assignments.find((one) => one.id === id);
  if (assignment === undefined)
    throw new Refusal("conflict", "assignment-ended", "This assignment has ended. Name the person anew.");
  return assignment;
}

const dated = ({ startsAt, endsAt }: AssignmentFacts) => ({
  startsAt: new Date(startsAt),
  endsAt: endsAt === null ? null : new Date(endsAt),
});

const ended = (assignment: AssignmentFacts, now: Instant): AssignmentFacts => ({
  ...assignment,
  endsAt: end(dated(assignment), now).endsAt.getTime(),
});

const withOne = (facts: AgentFacts, changed: AssignmentFacts): AgentFacts => ({
  ...facts,
  assignments: facts.assignments.map((one) => (one.id === changed.id ? changed : one)),
});

const sameScope = (one: AssignmentFacts, other: Pick<AssignmentFacts, "role" | "capabilityId">): boolean =>
  one.role === other.role && one.capabilityId === other.capabilityId;

/** Marking one takes the mark from the others who are still there at that time (R7). */
const unmarked = (facts: AgentFacts, scope: AssignmentFacts, from: Instant): AgentFacts => ({
  ...facts,
  assignments: facts.assignments.map((one) =>
    one.id !== scope.id && one.marked && sameScope(one, scope) && (one.endsAt === null || one.endsAt > from)
      ? { ...one, marked: false }
      : one,
  ),
});

function edited(facts: AgentFacts, before: AssignmentFacts, details: AssignmentDetails, now: Instant): AgentFacts {
  refuseEnded(dated(before), now);
  if (details.accountable && before.team !== null) throw teamIsNeverAccountable();
  if (typeof details.endsAt === "number" && details.endsAt < Math.max(now, before.startsAt))
    throw invalid([{ path: "endsAt", message: "An assignment does not end in the past. End it now, or later." }]);
  refuse(deputyErrors(details.deputies ?? [], before.person?.id ?? null));
  const after: AssignmentFacts = {
    ...before,
    marked: details.accountable ?? before.marked,
    deputies: details.deputies ?? before.deputies,
    authority: details.authority === undefined ? before.authority : details.authority,
    endsAt: details.endsAt === undefined ? before.endsAt : details.endsAt,
  };
  if (lastsLonger(before.endsAt, after.endsAt)) {
    refuseOverlap(facts, after);
    if (!details.accountable) refuseSecondMark(facts, after);
    refuseClashOfLonger(facts, after, defaultPolicy, now);
  }
  const changed = withOne(facts, after);
  return details.accountable ? unmarked(changed, after, after.startsAt) : changed;
}

function named(
  facts: AgentFacts,
  naming: Extract<AssignmentChange, { change: "name" }>,
  now: Instant,
  newId: string,
): AgentFacts {
  refuseOver(facts);
  const { role, capabilityId, person, team } = naming;
  if (team !== null && naming.accountable) throw teamIsNeverAccountable();
  const startsAt = naming.startsAt ?? now;
  const endsAt = naming.endsAt ?? null;
  const capability = facts.capabilities.find(({ id }) => id === capabilityId) ?? null;
  refuse([
    ...namingErrors({ role, capability, person, startsAt, endsAt }),
    ...deputyErrors(naming.deputies ?? [], person?.id ?? null),
  ]);
  const added: AssignmentFacts = {
    id: newId,
    role,
    capabilityId,
    person,
    team,
    marked: naming.accountable ?? false,
    deputies: naming.deputies ?? [],
    authority: naming.authority ?? null,
    startsAt,
    endsAt,
    recordedAt: now,
    acceptedAt: null,
    attestedAt: null,
  };
  refuseOverlap(facts, added);
  const assignments = [...facts.assignments, added];
  refuseClash(facts, assignments, defaultPolicy, now);
  const changed = { ...facts, assignments };
  return added.marked ? unmarked(changed, added, startsAt) : changed;
}

function refuseOverlap(facts: AgentFacts, changed: AssignmentFacts): void {
  if (facts.assignments.some((one) => one.id !== changed.id && overlaps(one, changed)))
    throw new Refusal("conflict", "assignment-overlap", "They already hold this role here in that time.");
}

/** One is marked at a time; marking takes the mark from another, and lasting longer takes none. */
function refuseSecondMark(facts: AgentFacts, changed: AssignmentFacts): void {
  if (changed.marked && facts.assignments.some((one) => one.id !== changed.id && one.marked && meet(one, changed)))
    throw new Refusal("conflict", "assignment-one-accountable", "Somebody else is marked as accountable in that time.");
}

/** The same holder in the same role of the same scope at the same time: the database refuses it. */
const overlaps = (one: AssignmentFacts, other: AssignmentFacts): boolean =>
  meet(one, other) && one.person?.id === other.person?.id && one.team?.id === other.team?.id;

/** In the same role of the same scope at the same time. */
const meet = (one: AssignmentFacts, other: AssignmentFacts): boolean =>
  sameScope(one, other) &&
  // What ended as it began was never there.
  one.startsAt !== one.endsAt &&
  (one.endsAt === null || one.endsAt > other.startsAt) &&
  (other.endsAt === null || other.endsAt > one.startsAt);
