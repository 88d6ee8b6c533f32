import { describe, expect, test } from "vitest";
import { agentOfTier, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { revocationMissing } from "./revocation-missing.ts";

const found = judgedBy(revocationMissing);
const severity = { low: [], moderate: ["medium"], high: ["high"], critical: ["high"] };
const none = { revocation: { path: null, expectedMinutes: null } };

describe("R95: revocation-missing", () => {
  test.each<Case>([
    ["a path", agentOfTier("critical"), []],
    ...casesByTier(
      "no path",
      (tier) => agentOfTier(tier, {}, none),
      (tier) => severity[tier].map((of) => `${of} ${capabilityId(tier)}`),
    ),
    [
      "a time without a path",
      agentOfTier("high", {}, { revocation: { path: " ", expectedMinutes: 5 } }),
      [`high ${capabilityId("high")}`],
    ],
    [
      "a path without a time",
      agentOfTier("high", {}, { revocation: { path: "Remove the scope", expectedMinutes: null } }),
      [],
    ],
    ["a pending capability", agentOfTier("high", {}, { ...none, state: "pending" }), []],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("names the capability", () =>
    expect(saidBy(revocationMissing)(agentOfTier("high", {}, { ...none, name: "Refund" }))).toEqual([
      "Nothing says how Refund is taken away.",
    ]));
});
