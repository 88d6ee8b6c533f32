import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import {
  agent,
  assignment,
  capabilityOfTier,
  daysAgo,
  fullAssignments,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { agentRoles, type Role } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, around, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { attestationStale } from "./attestation-stale.ts";

const found = judgedBy(attestationStale);
const severity = { low: "low", moderate: "low", high: "medium", critical: "high" };
const since = (role: Role, more: Partial<ReturnType<typeof assignment>>) =>
  assignment(role, undefined, { startsAt: daysAgo(900), ...more });
const held = (role: Role, ...by: ReturnType<typeof assignment>[]) => [...fullAssignments([role]), ...by];
const both = [capabilityOfTier("moderate"), capabilityOfTier("high")];

describe("R43, R91: attestation-stale", () => {
  test.each<Case>([
    ["accepted lately", agentOfTier("high"), []],
    ...agentRoles.flatMap((role) =>
      casesByTier(
        `${role} accepted 181 days ago`,
        (tier) => agentOfTier(tier, { assignments: held(role, since(role, { acceptedAt: daysAgo(181) })) }),
        (tier) => [`${severity[tier]} ${role}`],
      ),
    ),
    [
      "accepted long ago, attested lately",
      agent({
        assignments: held("system_owner", since("system_owner", { acceptedAt: daysAgo(400), attestedAt: daysAgo(10) })),
      }),
      [],
    ],
    [
      "both long ago",
      agent({
        assignments: held(
          "system_owner",
          since("system_owner", { acceptedAt: daysAgo(400), attestedAt: daysAgo(200) }),
        ),
      }),
      ["low system_owner"],
    ],
    [
      "attested before accepting again: the later counts",
      agent({
        assignments: held("system_owner", since("system_owner", { acceptedAt: daysAgo(10), attestedAt: daysAgo(400) })),
      }),
      [],
    ],
    [
      "has not accepted (owner-unaccepted says so)",
      agent({ assignments: held("system_owner", since("system_owner", { acceptedAt: null })) }),
      [],
    ],
    [
      "a role that the tier does not demand",
      agentOfTier("low", { assignments: held("detector", since("detector", { acceptedAt: daysAgo(181) })) }),
      [],
    ],
    [
      "a default on which several rely: one gap, at the riskiest",
      agent({ capabilities: both, assignments: held("detector", since("detector", { acceptedAt: daysAgo(181) })) }),
      ["medium detector"],
    ],
    [
      "an own person",
      agentOfTier("high", {
        assignments: [
          ...fullAssignments(),
          since("detector", { acceptedAt: daysAgo(181), capabilityId: capabilityId("high") }),
        ],
      }),
      [`medium ${capabilityId("high")} detector`],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test.each([
    ["acceptance", { acceptedAt: testNow }],
    ["attestation", { acceptedAt: daysAgo(100), attestedAt: testNow }],
  ])("older than 180 days, counted from the %s", (_, said) => {
    const facts = agent({
      assignments: [
        ...fullAssignments(agentRoles),
        ...fullAssignments().map((one) => ({ ...one, acceptedAt: testNow })),
        since("system_owner", { ...said, marked: true }),
      ],
    });
    expect(
      around(testNow + 180 * DAY).map(
        ([, now]) => found(facts, { now }).filter((gap) => gap.endsWith("system_owner")).length,
      ),
    ).toEqual([0, 0, 1]);
  });

  test("names the day of the last word", () =>
    expect(
      saidBy(attestationStale)(
        agent({
          assignments: held(
            "system_owner",
            since("system_owner", { acceptedAt: daysAgo(400), attestedAt: Date.UTC(2025, 2, 3) }),
          ),
        }),
      ),
    ).toEqual(["Sam Runner, who answers for running Refund agent, last confirmed it on 3 March 2025."]));
});
