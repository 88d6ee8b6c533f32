import { describe, expect, test } from "vitest";
import { agent, capability, daysAgo, grant, testNow } from "#lib/registry/core/facts-for-tests.ts";
import { agentStates } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, around, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { grantExpired } from "./grant-expired.ts";

const found = judgedBy(grantExpired);
const severity = { low: "low", moderate: "medium", high: "high", critical: "critical" };
const over = grant({ endsAt: daysAgo(1) });

describe("R43, R96: grant-expired", () => {
  test.each<Case>([
    ["a grant that runs", agent(), []],
    ["a grant without end", agent({ capabilities: [capability({ grant: grant({ endsAt: null }) })] }), []],
    ["no grant", agent({ capabilities: [capability({ grant: null })] }), []],
    ...casesByTier(
      "a grant that is over",
      (tier) => agentOfTier(tier, {}, { grant: over }),
      (tier) => [`${severity[tier]} ${capabilityId(tier)}`],
    ),
    ["a pending capability", agentOfTier("low", {}, { grant: over, state: "pending" }), []],
    [
      "a suspended capability",
      agentOfTier("low", {}, { grant: over, state: "suspended" }),
      [`low ${capabilityId("low")}`],
    ],
    ...agentStates.map(
      (state): Case => [
        `of an agent that is ${state}`,
        agentOfTier("low", { state }, { grant: over }),
        state === "active" ? [`low ${capabilityId("low")}`] : [],
      ],
    ),
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("a period does not hold its end", () => {
    const facts = agent({ capabilities: [capability({ grant: grant({ endsAt: testNow }) })] });
    expect(around(testNow).map(([, now]) => found(facts, { now }).length)).toEqual([0, 1, 1]);
  });

  test("says when it ended", () =>
    expect(saidBy(grantExpired)(agent({ capabilities: [capability({ grant: over })] }))).toEqual([
      "The grant of Refund ended on 14 January 2026.",
    ]));
});
