import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import {
  agent,
  assignment,
  capabilityOfTier,
  daysAgo,
  daysAhead,
  fullAssignments,
  organisation,
  person,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { agentRoles, type Role } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, around, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { ownerUnaccepted } from "./owner-unaccepted.ts";

const found = judgedBy(ownerUnaccepted);
const severity = { low: "low", moderate: "medium", high: "high", critical: "critical" };
const waiting = (role: Role, more: Partial<ReturnType<typeof assignment>> = {}) =>
  assignment(role, person("Mira Chen"), { startsAt: daysAgo(8), acceptedAt: null, ...more });
const held = (role: Role, ...by: ReturnType<typeof assignment>[]) => [...fullAssignments([role]), ...by];

describe("R9, R43: owner-unaccepted", () => {
  test.each<Case>([
    [
      "somebody who accepted long after they were named",
      agent({
        assignments: held("system_owner", waiting("system_owner", { startsAt: daysAgo(90), acceptedAt: daysAgo(1) })),
      }),
      [],
    ],
    ...agentRoles.flatMap((role) =>
      casesByTier(
        `${role} silent for 8 days`,
        (tier) => agentOfTier(tier, { assignments: held(role, waiting(role)) }),
        (tier) => [`${severity[tier]} ${role}`],
      ),
    ),
    [
      "somebody who left (owner-inactive says so)",
      agent({
        assignments: held(
          "system_owner",
          assignment("system_owner", person("Ivo", { status: "left" }), { startsAt: daysAgo(8), acceptedAt: null }),
        ),
      }),
      [],
    ],
    [
      "a role that the tier does not demand",
      agentOfTier("low", { assignments: held("detector", waiting("detector")) }),
      [],
    ],
    [
      "a default on which several rely: one gap, at the riskiest",
      agent({
        capabilities: [capabilityOfTier("moderate"), capabilityOfTier("high")],
        assignments: held("detector", waiting("detector")),
      }),
      ["high detector"],
    ],
    [
      "an own person is not hidden by the default",
      agentOfTier("high", {
        assignments: [...fullAssignments(), waiting("detector", { capabilityId: capabilityId("high") })],
      }),
      [`high ${capabilityId("high")} detector`],
    ],
    [
      "R7: a co-holder who has not accepted",
      agentOfTier("high", { assignments: [...fullAssignments(), waiting("detector")] }),
      [],
    ],
    [
      "R7: the marked one has not accepted, a co-holder has",
      agentOfTier("high", { assignments: [...fullAssignments(), waiting("detector", { marked: true })] }),
      ["high detector"],
    ],
    [
      "named for the future",
      agentOfTier("high", {
        assignments: [...fullAssignments(), waiting("detector", { startsAt: daysAhead(1), marked: true })],
      }),
      [],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("more than 7 days after the assignment's start", () => {
    const facts = agent({ assignments: held("system_owner", waiting("system_owner", { startsAt: testNow })) });
    expect(around(testNow + 7 * DAY).map(([, now]) => found(facts, { now }).length)).toEqual([0, 0, 1]);
  });

  test("R30: the time is the organisation's", () => {
    const facts = agent({ assignments: held("system_owner", waiting("system_owner", { startsAt: testNow })) });
    const its = organisation({ policy: { ...defaultPolicy, acceptWithinDays: 3 } });
    expect(around(testNow + 3 * DAY).map(([, now]) => found(facts, { now, organisation: its }).length)).toEqual([
      0, 0, 1,
    ]);
  });

  test("names the person, the role and the day", () =>
    expect(saidBy(ownerUnaccepted)(agent({ assignments: held("business_owner", waiting("business_owner")) }))).toEqual([
      "Mira Chen was named the business owner of Refund agent on 7 January 2026 and has not accepted.",
    ]));
});
