import { describe, expect, test } from "vitest";
import { agent, capability, grant, person } from "#lib/registry/core/facts-for-tests.ts";
import { agentStates } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { grantUnapproved } from "./grant-unapproved.ts";

const found = judgedBy(grantUnapproved);
const severity = { low: "low", moderate: "medium", high: "high", critical: "critical" };
const asked = ["approved", "active", "suspended", "retiring"];

describe("R45, R51, R81: grant-unapproved", () => {
  test.each<Case>([
    ["an approved grant", agent(), []],
    ...casesByTier(
      "no grant",
      (tier) => agentOfTier(tier, {}, { grant: null }),
      (tier) => [`${severity[tier]} ${capabilityId(tier)}`],
    ),
    [
      "a grant that nobody approved",
      agentOfTier("low", {}, { grant: grant({ approvedBy: null }) }),
      [`low ${capabilityId("low")}`],
    ],
    [
      "approved by somebody who has left since",
      agentOfTier("low", {}, { grant: grant({ approvedBy: person("Ivo", { status: "left" }) }) }),
      [],
    ],
    ["made by nobody, but approved", agentOfTier("low", {}, { grant: grant({ grantedBy: null }) }), []],
    ["a pending capability", agentOfTier("low", {}, { grant: null, state: "pending" }), []],
    ["an ended capability", agentOfTier("low", {}, { grant: null, state: "ended" }), []],
    [
      "a suspended capability",
      agentOfTier("low", {}, { grant: null, state: "suspended" }),
      [`low ${capabilityId("low")}`],
    ],
    [
      "one gap per capability",
      agent({ capabilities: [capability({ name: "One", grant: null }), capability({ name: "Two", grant: null })] }),
      ["low capability-one", "low capability-two"],
    ],
    ...agentStates.map(
      (state): Case => [
        `of an agent that is ${state}`,
        agentOfTier("low", { state }, { grant: null }),
        asked.includes(state) ? [`low ${capabilityId("low")}`] : [],
      ],
    ),
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("tells no grant from no approver", () => {
    expect(saidBy(grantUnapproved)(agent({ capabilities: [capability({ grant: null })] }))).toEqual([
      "Nothing grants Refund.",
    ]);
    expect(
      saidBy(grantUnapproved)(agent({ capabilities: [capability({ grant: grant({ approvedBy: null }) })] })),
    ).toEqual(["Nobody approved the grant of Refund."]);
  });
});
