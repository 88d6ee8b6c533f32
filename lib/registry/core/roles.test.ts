import { describe, expect, test } from "vitest";
import { DAY, Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "./facts.ts";
import {
  agent,
  assignment,
  capability,
  capabilityOfTier,
  daysAgo,
  fullAssignments,
  holderOf,
  person,
  teamAssignment,
  testNow,
} from "./facts-for-tests.ts";
import { defaultPolicy } from "./policy.ts";
import { seatsOf } from "./roles.ts";

const mira = person("Mira Chen");
const noor = person("Noor Haddad");
const seats = (facts: AgentFacts, now = testNow) => seatsOf(facts, defaultPolicy, new Moment(now));
const first = (facts: AgentFacts) => {
  const judged = seats(facts).capabilities[0];
  if (judged === undefined) throw new Error("The test's agent has no judged capability.");
  return judged;
};

describe("present", () => {
  test.each([
    ["at its start", { startsAt: testNow }, true],
    ["a second before its start", { startsAt: testNow + 1000 }, false],
    ["a second before its end", { endsAt: testNow + 1000 }, true],
    ["at its end", { endsAt: testNow }, false],
  ])("an assignment %s", (_, when, present) => {
    const facts = agent({ assignments: [assignment("business_owner", mira, when)] });
    expect(seats(facts).agent.business_owner.accountable?.person.name).toBe(present ? "Mira Chen" : undefined);
  });
});

describe("R9: answers only while named, active and accepted", () => {
  const grace = 7 * DAY;
  test.each([
    ["accepted", mira, { acceptedAt: daysAgo(1) }, true, "filled", null],
    ["suspended", person("S", { status: "suspended" }), {}, false, "inactive", null],
    ["left", person("L", { status: "left" }), {}, false, "inactive", null],
    ["waiting", mira, { acceptedAt: null, startsAt: testNow - grace }, true, "waiting", testNow + 1],
    ["unaccepted", mira, { acceptedAt: null, startsAt: testNow - grace - 1 }, false, "unaccepted", null],
    ["at 180 days", mira, { acceptedAt: testNow - 180 * DAY }, true, "filled", testNow + 1],
    ["stale", mira, { acceptedAt: testNow - 180 * DAY - 1 }, true, "stale", null],
    ["attested since", mira, { acceptedAt: daysAgo(400), attestedAt: daysAgo(5) }, true, "filled", null],
  ] as const)("%s", (_, held, when, answers, state, next) => {
    const facts = agent({ capabilities: [], assignments: [assignment("business_owner", held, when)] });
    const moment = new Moment(testNow);
    const seat = seatsOf(facts, defaultPolicy, moment).agent.business_owner;
    expect([seat.answers, seat.state]).toEqual([answers, state]);
    if (next !== null) expect(moment.nextChange).toBe(next);
  });
});

describe("one accountable of several", () => {
  const early = assignment("approver", mira, { startsAt: daysAgo(90) });
  const late = assignment("approver", noor, { startsAt: daysAgo(50) });
  test.each([
    ["the one that began first", [late, early], "Mira Chen"],
    ["the marked one", [{ ...late, marked: true }, early], "Noor Haddad"],
    [
      "of equal start, the one recorded first",
      [
        { ...late, recordedAt: daysAgo(20) },
        { ...early, startsAt: late.startsAt, recordedAt: daysAgo(10) },
      ],
      "Noor Haddad",
    ],
    [
      "the one that began first, also when they left",
      [late, { ...early, person: person("Mira Chen", { status: "left" }) }],
      "Mira Chen",
    ],
  ])("%s", (_, held, name) => {
    const seat = seats(agent({ assignments: held })).defaults.approver;
    expect(seat.accountable?.person.name).toBe(name);
    expect(seat.holders).toHaveLength(2);
  });
});

describe("R14: inheritance and shadowing", () => {
  const risky = capabilityOfTier("high");
  const own = (held = mira, when = {}) => assignment("approver", held, { capabilityId: risky.id, ...when });
  test("the agent's default counts where the capability names nobody", () => {
    const seat = first(agent({ capabilities: [risky] })).seats.approver;
    expect(seat.accountable).toMatchObject({ person: holderOf.approver, inherited: true });
  });
  test("an own person shadows the default", () => {
    const seat = first(agent({ capabilities: [risky], assignments: [...fullAssignments(), own()] })).seats.approver;
    expect(seat.accountable).toMatchObject({ person: mira, inherited: false });
    expect(seat.holders).toHaveLength(1);
  });
  test("an own person who left shadows too: a fallback never hides a gap", () => {
    const left = own(person("Mira Chen", { status: "left" }));
    const seat = first(agent({ capabilities: [risky], assignments: [...fullAssignments(), left] })).seats.approver;
    expect([seat.answers, seat.state]).toEqual([false, "inactive"]);
  });
  test("an ended own assignment shadows nothing", () => {
    const ended = own(mira, { endsAt: testNow });
    const seat = first(agent({ capabilities: [risky], assignments: [...fullAssignments(), ended] })).seats.approver;
    expect(seat.accountable?.person).toBe(holderOf.approver);
  });
  test("R3: a team never shadows and is never accountable", () => {
    const team = teamAssignment("approver", "Payments", { capabilityId: risky.id });
    const seat = first(agent({ capabilities: [risky], assignments: [...fullAssignments(), team] })).seats.approver;
    expect(seat.accountable?.person).toBe(holderOf.approver);
    expect(seat.teams.map(({ team: held }) => held.name)).toEqual(["Payments"]);
    const alone = agent({ capabilities: [risky], assignments: [...fullAssignments(["approver"]), team] });
    expect(first(alone).seats.approver).toMatchObject({ accountable: null, answers: false, state: "team_only" });
  });
  test("a default is relied on at the highest tier among those without an own person", () => {
    const low = capabilityOfTier("low");
    const facts = agent({ capabilities: [low, risky], assignments: [...fullAssignments(), own()] });
    expect(seats(facts).defaults.approver.reliedOnTier).toBe(null);
    expect(seats(facts).defaults.provisioner.reliedOnTier).toBe("high");
    expect(seats(facts).defaults.responder.reliedOnTier).toBe("high");
  });
});

describe("standing in where a role is not demanded", () => {
  test.each([
    ["approver", "business_owner"],
    ["detector", "control_owner"],
    ["responder", "control_owner"],
  ] as const)("for the %s of a low capability: the %s", (role, instead) => {
    const seat = first(agent({ assignments: fullAssignments([role]) })).seats[role];
    expect(seat).toMatchObject({ demanded: false, answers: true, state: "stands_in", standIn: { role: instead } });
    expect(seat.answering?.person).toBe(holderOf[instead]);
  });
  test("not while somebody answers", () =>
    expect(first(agent()).seats.approver).toMatchObject({ standIn: null, state: "filled" }));
  test("also when the one named there does not answer", () => {
    const left = assignment("approver", person("Mira Chen", { status: "left" }));
    const seat = first(agent({ assignments: [...fullAssignments(["approver"]), left] })).seats.approver;
    expect(seat).toMatchObject({ state: "stands_in", answers: true });
  });
  test("nobody does where the one who would stand in does not answer either", () =>
    expect(first(agent({ assignments: [] })).seats.approver).toMatchObject({ answers: false, state: "not_demanded" }));
  test("never where the role is demanded", () =>
    expect(
      first(agent({ capabilities: [capabilityOfTier("high")], assignments: fullAssignments(["approver"]) })).seats
        .approver,
    ).toMatchObject({ standIn: null, answers: false, state: "empty" }));
});

describe("R38: approver, provisioner and detector are told apart", () => {
  const both = (tier: "low" | "high", held = mira) =>
    first(
      agent({
        capabilities: [capabilityOfTier(tier)],
        assignments: [
          ...fullAssignments(["approver", "detector"]),
          assignment("approver", held),
          assignment("detector", held, { acceptedAt: null }),
        ],
      }),
    );
  test("one person in two of them clashes, accepted or not", () => {
    expect(both("high").clashes).toEqual([
      { pair: "approver+detector", roles: ["approver", "detector"], people: [mira] },
    ]);
    expect(both("high").seats.approver.mark).toBe("split");
  });
  test("not where the capability does not demand both", () => expect(both("low").clashes).toEqual([]));
  test("not for somebody who left", () =>
    expect(both("high", person("Mira Chen", { status: "left" })).clashes).toEqual([]));
  test("a deputy is not counted", () =>
    expect(
      first(
        agent({
          capabilities: [capabilityOfTier("high")],
          assignments: [
            ...fullAssignments(["approver"]),
            assignment("approver", mira, { deputies: [holderOf.detector] }),
          ],
        }),
      ).clashes,
    ).toEqual([]));
});

test("pending and ended capabilities are not judged", () => {
  const facts = agent({
    capabilities: [
      capability({ name: "A", state: "pending" }),
      capabilityOfTier("critical", { state: "ended" }),
      capability({ name: "B", state: "suspended" }),
    ],
  });
  expect(seats(facts).capabilities.map((judged) => judged.capability.name)).toEqual(["B"]);
  expect(seats(facts).tier).toBe("low");
});
