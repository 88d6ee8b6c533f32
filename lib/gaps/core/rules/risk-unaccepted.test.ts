import { describe, expect, test } from "vitest";
import { person } from "#lib/registry/core/facts-for-tests.ts";
import { agentStates } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { riskUnaccepted } from "./risk-unaccepted.ts";

const found = judgedBy(riskUnaccepted);
const asked = ["approved", "active", "suspended", "retiring"];
const none = { residualRisk: { statement: "A wrong refund", acceptedBy: null, acceptedAt: null } };
const by = (status: "left" | "suspended") => ({
  residualRisk: {
    statement: "A wrong refund",
    acceptedBy: person("Ivo Brandt", { status, leftAt: null }),
    acceptedAt: 0,
  },
});
const internal = { low: [], moderate: [], high: ["high"], critical: ["critical"] };
const vendor = { low: "medium", moderate: "medium", high: "high", critical: "critical" };

describe("R57, R103: risk-unaccepted", () => {
  test.each<Case>([
    ["accepted", agentOfTier("critical"), []],
    ...casesByTier(
      "nobody accepted",
      (tier) => agentOfTier(tier, none),
      (tier) => internal[tier],
    ),
    ...casesByTier(
      "nobody accepted, vendor-hosted",
      (tier) => agentOfTier(tier, { ...none, hosting: "vendor" }),
      (tier) => [vendor[tier]],
    ),
    ["hosting not stated counts as internal", agentOfTier("low", { ...none, hosting: null }), []],
    ["whoever accepted left", agentOfTier("high", by("left")), ["high"]],
    ["whoever accepted is suspended", agentOfTier("high", by("suspended")), ["high"]],
    ...agentStates.map(
      (state): Case => [
        `of an agent that is ${state}`,
        agentOfTier("high", { ...none, state }),
        asked.includes(state) ? ["high"] : [],
      ],
    ),
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("says whether somebody ever did", () => {
    expect(saidBy(riskUnaccepted)(agentOfTier("high", none))).toEqual([
      "Nobody accepted the residual risk of Refund agent.",
    ]);
    expect(saidBy(riskUnaccepted)(agentOfTier("high", by("left")))).toEqual([
      "Ivo Brandt, who accepted the residual risk of Refund agent, has left.",
    ]);
  });
});
