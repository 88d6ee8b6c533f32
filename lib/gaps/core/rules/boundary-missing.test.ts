import { describe, expect, test } from "vitest";
import { agent } from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { boundaryMissing } from "./boundary-missing.ts";

const found = judgedBy(boundaryMissing);
const severity = { low: "medium", moderate: "medium", high: "high", critical: "high" };

describe("R16: boundary-missing", () => {
  test.each<Case>([
    ["all three stated", agent(), []],
    ...casesByTier(
      "no purpose",
      (tier) => agentOfTier(tier, { purpose: null }),
      (tier) => [severity[tier]],
    ),
    ["no task boundary", agent({ taskBoundary: null }), ["medium"]],
    ["no acceptable outcomes", agent({ acceptableOutcomes: null }), ["medium"]],
    ["an empty purpose", agent({ purpose: " " }), ["medium"]],
    ["none of the three: one gap", agent({ purpose: null, taskBoundary: null, acceptableOutcomes: null }), ["medium"]],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("says what is missing", () =>
    expect(saidBy(boundaryMissing)(agent({ purpose: null, acceptableOutcomes: null }))).toEqual([
      "Of Refund agent, this is not stated: purpose, acceptable outcomes.",
    ]));
});
