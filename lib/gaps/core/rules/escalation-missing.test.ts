import { describe, expect, test } from "vitest";
import { agentOfTier, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { escalationMissing } from "./escalation-missing.ts";

const found = judgedBy(escalationMissing);
const severity = { low: [], moderate: ["medium"], high: ["high"], critical: ["high"] };

describe("R16, R23: escalation-missing", () => {
  test.each<Case>([
    ["a path", agentOfTier("critical"), []],
    ...casesByTier(
      "no path",
      (tier) => agentOfTier(tier, { escalation: null }),
      (tier) => severity[tier],
    ),
    ["an empty one", agentOfTier("high", { escalation: "  " }), ["high"]],
    ["only a pending capability of that tier", agentOfTier("high", { escalation: null }, { state: "pending" }), []],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("names the agent", () =>
    expect(saidBy(escalationMissing)(agentOfTier("high", { escalation: null }))).toEqual([
      "Nothing says to whom a problem with Refund agent is escalated.",
    ]));
});
