import { describe, expect, test } from "vitest";
import {
  agent,
  assignment,
  capabilityOfTier,
  daysAgo,
  fullAssignments,
  person,
} from "#lib/registry/core/facts-for-tests.ts";
import { agentRoles, type Role } from "#lib/registry/core/vocabulary.ts";
import { findingsOf } from "../findings-of.ts";
import { agentOfTier, type Case, capabilityId, casesByTier, contextOf, judgedBy, saidBy } from "../judge-for-tests.ts";
import { ownerInactive } from "./owner-inactive.ts";

const found = judgedBy(ownerInactive);
const severity = { low: "high", moderate: "high", high: "high", critical: "critical" };
const left = person("Ivo Brandt", { status: "left", leftAt: Date.UTC(2026, 0, 2) });
const suspended = person("Una Paused", { status: "suspended" });
const onHigh = { capabilityId: capabilityId("high") };
const both = [capabilityOfTier("moderate"), capabilityOfTier("high")];
const held = (role: Role, ...by: ReturnType<typeof assignment>[]) => [...fullAssignments([role]), ...by];

describe("R9, R43: owner-inactive", () => {
  test.each<Case>([
    ["everybody active", agentOfTier("high"), []],
    ...agentRoles.flatMap((role) =>
      casesByTier(
        `${role} left`,
        (tier) => agentOfTier(tier, { assignments: held(role, assignment(role, left)) }),
        (tier) => [`${severity[tier]} ${role}`],
      ),
    ),
    [
      "a suspended person",
      agentOfTier("high", { assignments: held("detector", assignment("detector", suspended)) }),
      ["high detector"],
    ],
    [
      "accepted or not: being gone comes first",
      agentOfTier("high", { assignments: held("detector", assignment("detector", left, { acceptedAt: null })) }),
      ["high detector"],
    ],
    [
      "a role that the tier does not demand",
      agentOfTier("low", { assignments: held("detector", assignment("detector", left)) }),
      [],
    ],
    [
      "a default on which several rely: one gap, at the riskiest",
      agent({
        capabilities: [...both, capabilityOfTier("critical")],
        assignments: held("detector", assignment("detector", left)),
      }),
      ["critical detector"],
    ],
    [
      "a default, the riskiest has its own",
      agent({
        capabilities: [...both, capabilityOfTier("critical")],
        assignments: held(
          "detector",
          assignment("detector", left),
          assignment("detector", undefined, { capabilityId: capabilityId("critical") }),
        ),
      }),
      ["high detector"],
    ],
    [
      "a default on which none relies",
      agentOfTier("high", {
        assignments: held("detector", assignment("detector", left), assignment("detector", undefined, onHigh)),
      }),
      [],
    ],
    [
      "R14: an own person who left is not hidden by the default",
      agentOfTier("high", { assignments: [...fullAssignments(), assignment("detector", left, onHigh)] }),
      [`high ${capabilityId("high")} detector`],
    ],
    [
      "an assignment that is over",
      agentOfTier("high", {
        assignments: [...fullAssignments(), assignment("detector", left, { endsAt: daysAgo(1) })],
      }),
      [],
    ],
    [
      "R7: a co-holder who left, the accountable one is active",
      agentOfTier("high", {
        assignments: [...fullAssignments(), assignment("detector", left, { startsAt: daysAgo(50) })],
      }),
      [],
    ],
    [
      "R7: the accountable one left, a co-holder is active",
      agentOfTier("high", {
        assignments: [...fullAssignments(), assignment("detector", left, { startsAt: daysAgo(150) })],
      }),
      ["high detector"],
    ],
    [
      "R7: marking the active one moves the question to them",
      agentOfTier("high", {
        assignments: held(
          "detector",
          assignment("detector", left, { startsAt: daysAgo(150) }),
          assignment("detector", undefined, { marked: true }),
        ),
      }),
      [],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("says since when, and offers the one who shares the role", () => {
    const facts = agentOfTier("high", {
      assignments: [...fullAssignments(), assignment("detector", left, { startsAt: daysAgo(150) })],
    });
    expect(findingsOf(contextOf(facts), [ownerInactive])).toMatchObject([
      {
        sentence: "Ivo Brandt, who answers for detecting misuse of Refund agent, left on 2 January 2026.",
        fix: "Name a detector who is active and make them accountable; or choose Dina Watcher, who shares the role.",
        closedBy: "person:person-ivo-brandt",
      },
    ]);
  });

  test("says that somebody is suspended", () =>
    expect(
      saidBy(ownerInactive)(agent({ assignments: held("system_owner", assignment("system_owner", suspended)) })),
    ).toEqual(["Una Paused, who answers for running Refund agent, is suspended."]));
});
