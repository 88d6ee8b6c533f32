import fc from "fast-check";
import { DAY } from "#lib/platform/core/clock.ts";
import type { AgentFacts, AssignmentFacts, CapabilityFacts, PersonFacts } from "./facts.ts";
import {
  agent,
  assignment,
  capability,
  dataSource,
  grant,
  person,
  system,
  teamAssignment,
  testNow,
} from "./facts-for-tests.ts";
import {
  actions,
  agentStates,
  autonomies,
  changeKinds,
  credentialKinds,
  dataClassifications,
  environments,
  hostings,
  interactions,
  personStatuses,
  roles,
  sourceDecisions,
  systemKinds,
} from "./vocabulary.ts";

/**
 * Any agent that the registry could hold, for property tests: few people in many roles, so that they share, clash,
 * leave and shadow; times around the edges of the rules.
 */
const staff: readonly PersonFacts[] = ["Ana", "Bo", "Cy", "Di", "Eli", "Fay", "Gus"].map((name, index) =>
  person(name, { status: personStatuses[index < 5 ? 0 : index - 4] ?? "active" }),
);

const orNull = <T>(values: readonly T[]) => fc.constantFrom(...values, null);
const anyPerson = fc.constantFrom(...staff);
const nobodyOr = fc.option(anyPerson, { nil: null, freq: 4 });
const yesNo = orNull([true, false]);

/** Instants on and beside the day marks that rules compare with, and some future ones. */
const anyInstant = fc
  .tuple(fc.constantFrom(-400, -200, -180, -100, -90, -30, -8, -7, -1, 0, 1, 30), fc.constantFrom(-1000, 0, 1, 1000))
  .map(([days, beside]) => testNow + days * DAY + beside);

const anyInstantPast = anyInstant.filter((at) => at <= testNow);

const anyGrant = fc.option(
  fc
    .record({
      grantedBy: nobodyOr,
      approvedBy: nobodyOr,
      reason: orNull(["Needed"]),
      startsAt: anyInstant,
      lasts: orNull([1, 10, 90, 91, 400]),
    })
    .map(({ lasts, ...held }) => grant({ ...held, endsAt: lasts === null ? null : held.startsAt + lasts * DAY })),
  { nil: null, freq: 4 },
);

const capabilityNames = ["Refund", "Look up", "Reset"] as const;
const capabilityIdOf = (name: string): string => capability({ name }).id;

const anyCapability = (name: string): fc.Arbitrary<CapabilityFacts> =>
  fc
    .record({
      action: orNull(actions),
      system: fc.option(
        fc.record({
          kind: orNull(systemKinds),
          owner: nobodyOr,
          dataClassification: orNull(dataClassifications),
          enforcesApproval: yesNo,
        }),
        { nil: null, freq: 5 },
      ),
      dataClassification: orNull(dataClassifications),
      reversible: yesNo,
      bounds: orNull(["At most 10 an hour"]),
      playbookUrl: orNull(["https://playbooks.example.com/1"]),
      grant: anyGrant,
      approvedAt: orNull([testNow - 100 * DAY, testNow - 30 * DAY]),
      reviewedAt: fc.option(anyInstantPast, { nil: null }),
      state: fc.constantFrom("live", "live", "live", "suspended", "pending", "ended"),
    })
    .map(({ system: on, ...more }) =>
      capability({ name, ...more, system: on === null ? null : system({ name: `System of ${name}`, ...on }) }),
    );

const anyAssignment: fc.Arbitrary<AssignmentFacts> = fc
  .record({
    role: fc.constantFrom(...roles),
    on: orNull(capabilityNames),
    held: anyPerson,
    team: fc.constantFrom(false, false, false, true),
    marked: fc.boolean(),
    deputies: fc.uniqueArray(anyPerson, { maxLength: 2 }),
    authority: orNull(["May suspend"]),
    startsAt: anyInstant,
    lasts: orNull([1, 50, 500]),
    recordedAt: anyInstant,
    accepted: fc.boolean(),
    acceptedAfter: fc.constantFrom(0, 1, 6),
    attestedAt: orNull([testNow - 181 * DAY, testNow - DAY]),
  })
  .map(({ role, on, held, team, lasts, accepted, acceptedAfter, ...more }) => {
    const own = (roles.indexOf(role) >= 4 ? on : null) ?? null;
    const scoped = {
      ...more,
      capabilityId: own === null ? null : capabilityIdOf(own),
      endsAt: lasts === null ? null : more.startsAt + lasts * DAY,
      acceptedAt: accepted ? Math.min(testNow, more.startsAt + acceptedAfter * DAY) : null,
    };
    if (team) return teamAssignment(role, `Team ${held.name}`, { ...scoped, acceptedAt: null, marked: false });
    return assignment(role, held, { ...scoped, attestedAt: accepted ? scoped.attestedAt : null });
  });

/** At most one assignment per person, role and scope, and one marked per role and scope, as the database holds it. */
function asStored(assignments: readonly AssignmentFacts[]): AssignmentFacts[] {
  const seen = new Set<string>();
  const marked = new Set<string>();
  return assignments.flatMap((held) => {
    if (seen.has(held.id)) return [];
    seen.add(held.id);
    const seat = `${held.role}|${held.capabilityId}`;
    const first = held.marked && !marked.has(seat);
    if (first) marked.add(seat);
    return [{ ...held, marked: first }];
  });
}

export const anyAgentFacts: fc.Arbitrary<AgentFacts> = fc
  .record({
    state: fc.constantFrom(...agentStates),
    taskBoundary: orNull(["Tickets only"]),
    interaction: orNull(interactions),
    hosting: orNull(hostings),
    autonomy: orNull(autonomies),
    customerFacing: yesNo,
    usesRetrieval: yesNo,
    usesMcp: yesNo,
    environment: orNull(environments),
    credential: fc.record({ kind: orNull(credentialKinds), ttlSeconds: orNull([900, 86_400, 86_401]) }),
    playbookUrl: orNull(["https://playbooks.example.com/2"]),
    escalation: orNull(["Support lead"]),
    acceptedBy: nobodyOr,
    submittedAt: orNull([testNow - 30 * DAY - 1, testNow - 30 * DAY, testNow - 30 * DAY + 1000, testNow]),
    activatedAt: fc.option(anyInstantPast, { nil: null, freq: 5 }),
    changes: fc
      .array(
        fc.record({
          what: fc.constantFrom(...changeKinds),
          capabilityId: orNull(capabilityNames.map(capabilityIdOf)),
          at: anyInstantPast,
        }),
        { maxLength: 3 },
      )
      .map((changes) => changes.toSorted((a, b) => a.at - b.at)),
    dataSources: fc.array(
      fc
        .record({
          dataOwner: nobodyOr,
          qualityOwner: nobodyOr,
          dataClassification: orNull(dataClassifications),
          undecided: fc.subarray([...sourceDecisions]),
        })
        .map((more) => dataSource(more)),
      { maxLength: 1 },
    ),
    capabilities: fc
      .tuple(fc.subarray([...capabilityNames]), ...capabilityNames.map(anyCapability))
      .map(([names, ...all]) => all.filter((one) => (names as readonly string[]).includes(one.name))),
    assignments: fc.array(anyAssignment, { maxLength: 25 }).map(asStored),
    controls: fc.array(
      fc.record({
        controlId: fc.constantFrom("OWN-01", "OWN-02", "LAW-03", "ACC-01", "APR-02", "PRM-01"),
        owner: nobodyOr,
        status: orNull(["planned", "in_place", "tested", "failing", "not_applicable"] as const),
        reason: orNull(["Pilot"]),
        evidenceUrl: fc.constant(null),
        testedAt: fc.constant(null),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ acceptedBy, controls, ...more }) =>
    agent({
      ...more,
      controls: [...new Map(controls.map((row) => [row.controlId, row])).values()],
      residualRisk: {
        statement: acceptedBy === null ? null : "Some stays",
        acceptedBy,
        acceptedAt: acceptedBy === null ? null : testNow - DAY,
      },
    }),
  );

/** A default owner of a control, or nobody. */
export const anyDefaultOwners: fc.Arbitrary<ReadonlyMap<string, PersonFacts>> = fc
  .array(fc.tuple(fc.constantFrom("OWN-01", "OWN-02", "LAW-03", "ACC-01", "RET-01", "REV-01"), anyPerson), {
    maxLength: 6,
  })
  .map((pairs) => new Map(pairs));
