import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import {
  agent,
  assignment,
  daysAgo,
  daysAhead,
  fullAssignments,
  teamAssignment,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { agentRoles } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, around, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { ownerMissing } from "./owner-missing.ts";

const found = judgedBy(ownerMissing);
const severity = { low: "low", moderate: "medium", high: "high", critical: "critical" };

describe("R1, R2, R43: owner-missing", () => {
  test.each<Case>([
    ["an agent with its four owners", agent(), []],
    [
      "an agent without any assignment",
      agent({ assignments: [] }),
      ["high business_owner", "low system_owner", "low security_owner", "low retirement_owner"],
    ],
    [
      "an owner whose time is over",
      agent({
        assignments: [
          ...fullAssignments(["system_owner"]),
          assignment("system_owner", undefined, { endsAt: daysAgo(1) }),
        ],
      }),
      ["low system_owner"],
    ],
    [
      "an owner whose time has not begun",
      agent({
        assignments: [
          ...fullAssignments(["system_owner"]),
          assignment("system_owner", undefined, { startsAt: daysAhead(1) }),
        ],
      }),
      ["low system_owner"],
    ],
    [
      "a team instead of a person (team-only says so)",
      agent({ assignments: [...fullAssignments(["system_owner"]), teamAssignment("system_owner", "Ops")] }),
      [],
    ],
    [
      "missing roles of a capability (role-missing says so)",
      agent({ assignments: fullAssignments(["provisioner"]) }),
      [],
    ],
    ...casesByTier(
      "no business owner",
      (tier) => agentOfTier(tier, { assignments: fullAssignments(["business_owner"]) }),
      (tier) => [`${tier === "critical" ? "critical" : "high"} business_owner`],
    ),
    ...agentRoles.slice(1).flatMap((role) =>
      casesByTier(
        `no ${role}`,
        (tier) => agentOfTier(tier, { assignments: fullAssignments([role]) }),
        (tier) => [`${severity[tier]} ${role}`],
      ),
    ),
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test.each([
    ["draft", []],
    ["submitted", []],
    ["approved", []],
    ["active", ["low retirement_owner"]],
    ["suspended", ["low retirement_owner"]],
    ["retiring", ["low retirement_owner"]],
    ["retired", []],
    ["rejected", []],
  ] as const)("asks for a retirement owner of one %s a day ago", (state, expected) =>
    expect(
      found(agent({ state, submittedAt: daysAgo(1), assignments: fullAssignments(["retirement_owner"]) })),
    ).toEqual(expected),
  );

  test.each(["submitted", "approved"] as const)(
    "asks for a retirement owner of a %s agent 30 days after it was submitted",
    (state) => {
      const facts = agent({ state, submittedAt: testNow, assignments: fullAssignments(["retirement_owner"]) });
      expect(around(testNow + 30 * DAY).map(([, now]) => found(facts, { now }).length)).toEqual([0, 1, 1]);
    },
  );

  test("a submitted agent without a time of submission is not asked", () =>
    expect(
      found(agent({ state: "submitted", submittedAt: null, assignments: fullAssignments(["retirement_owner"]) })),
    ).toEqual([]));

  test("says for what nobody answers", () =>
    expect(saidBy(ownerMissing)(agent({ assignments: fullAssignments(["retirement_owner"]) }))).toEqual([
      "Nobody answers for retiring Refund agent.",
    ]));
});
