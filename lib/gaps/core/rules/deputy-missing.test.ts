import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import {
  agent,
  assignment,
  bystander,
  capabilityOfTier,
  daysAgo,
  fullAssignments,
  holderOf,
  person,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, around, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { deputyMissing } from "./deputy-missing.ts";

const found = judgedBy(deputyMissing);
const severity = { low: [], moderate: [], high: ["low"], critical: ["medium"] };
const alone = (role: Role, more: Partial<ReturnType<typeof assignment>> = {}) =>
  assignment(role, undefined, { deputies: [], ...more });
const held = (role: Role, ...by: ReturnType<typeof assignment>[]) => [...fullAssignments([role]), ...by];
const onHigh = { capabilityId: capabilityId("high") };

describe("R10: deputy-missing", () => {
  test.each<Case>([
    ["with deputies", agentOfTier("critical"), []],
    ...casesByTier(
      "a business owner without deputy",
      (tier) => agentOfTier(tier, { assignments: held("business_owner", alone("business_owner")) }),
      (tier) => severity[tier].map((of) => `${of} business_owner`),
    ),
    ...casesByTier(
      "a responder by default without deputy",
      (tier) => agentOfTier(tier, { assignments: held("responder", alone("responder")) }),
      (tier) => severity[tier].map((of) => `${of} responder`),
    ),
    [
      "a responder of the capability",
      agentOfTier("high", { assignments: [...fullAssignments(), alone("responder", onHigh)] }),
      [`low ${capabilityId("high")} responder`],
    ],
    [
      "a default on which none relies",
      agentOfTier("high", {
        assignments: [...held("responder", alone("responder")), assignment("responder", undefined, onHigh)],
      }),
      [],
    ],
    [
      "a default on which the less risky relies",
      agent({
        capabilities: [capabilityOfTier("high"), capabilityOfTier("critical")],
        assignments: [
          ...held("responder", alone("responder")),
          assignment("responder", undefined, { capabilityId: capabilityId("critical") }),
        ],
      }),
      ["low responder"],
    ],
    [
      "other roles need none",
      agentOfTier("critical", {
        assignments: fullAssignments().map((one) =>
          one.role === "business_owner" || one.role === "responder" ? one : { ...one, deputies: [] },
        ),
      }),
      [],
    ],
    [
      "the deputy left",
      agentOfTier("high", {
        assignments: held("responder", alone("responder", { deputies: [{ ...bystander, status: "left" }] })),
      }),
      ["low responder"],
    ],
    [
      "the deputy is suspended",
      agentOfTier("high", {
        assignments: held("responder", alone("responder", { deputies: [{ ...bystander, status: "suspended" }] })),
      }),
      ["low responder"],
    ],
    [
      "the deputy is the same person",
      agentOfTier("high", { assignments: held("responder", alone("responder", { deputies: [holderOf.responder] })) }),
      ["low responder"],
    ],
    [
      "the second deputy is active",
      agentOfTier("high", {
        assignments: held(
          "responder",
          alone("responder", { deputies: [{ ...bystander, status: "left" }, person("Noor")] }),
        ),
      }),
      [],
    ],
    [
      "one who left does not answer (owner-inactive says so)",
      agentOfTier("high", {
        assignments: held("responder", assignment("responder", person("Ivo", { status: "left" }), { deputies: [] })),
      }),
      [],
    ],
    [
      "one whose attestation is stale still answers",
      agentOfTier("high", {
        assignments: held("responder", alone("responder", { startsAt: daysAgo(400), acceptedAt: daysAgo(400) })),
      }),
      ["low responder"],
    ],
    ["nobody there (role-missing says so)", agentOfTier("high", { assignments: fullAssignments(["responder"]) }), []],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("one who has not accepted answers for 7 days, and is asked so long", () => {
    const facts = agentOfTier("high", {
      assignments: held("responder", alone("responder", { startsAt: testNow, acceptedAt: null })),
    });
    expect(around(testNow + 7 * DAY).map(([, now]) => found(facts, { now }).length)).toEqual([1, 1, 0]);
  });

  test("names the person and the duty", () =>
    expect(
      saidBy(deputyMissing)(agentOfTier("high", { assignments: held("business_owner", alone("business_owner")) })),
    ).toEqual(["Bea Owner, who answers for the purpose and boundary of Refund agent, has no active deputy."]));
});
