import { describe, expect, test } from "vitest";
import { system } from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { approvalUnenforced } from "./approval-unenforced.ts";

const found = judgedBy(approvalUnenforced);
const severity = { low: [], moderate: [], high: ["medium"], critical: ["high"] };
const lax = system({ enforcesApproval: false });
const silent = system({ enforcesApproval: null });

describe("R48, R70: approval-unenforced", () => {
  test.each<Case>([
    ["the system enforces it", agentOfTier("critical"), []],
    ...casesByTier(
      "the system does not",
      (tier) => agentOfTier(tier, {}, { system: lax }),
      (tier) => severity[tier].map((of) => `${of} ${capabilityId(tier)}`),
    ),
    [
      "nothing is said about the system",
      agentOfTier("high", {}, { system: silent }),
      [`medium ${capabilityId("high")}`],
    ],
    ["no system stated", agentOfTier("high", {}, { system: null }), []],
    ["a pending capability", agentOfTier("high", {}, { system: lax, state: "pending" }), []],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("tells no from not known", () => {
    expect(saidBy(approvalUnenforced)(agentOfTier("high", {}, { system: lax }))).toEqual([
      "Ledger carries out Capability high without checking the approval.",
    ]);
    expect(saidBy(approvalUnenforced)(agentOfTier("high", {}, { system: silent }))).toEqual([
      "Nothing says whether Ledger checks the approval of Capability high.",
    ]);
  });
});
