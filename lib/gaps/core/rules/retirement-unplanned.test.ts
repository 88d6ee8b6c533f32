import { describe, expect, test } from "vitest";
import { agent } from "#lib/registry/core/facts-for-tests.ts";
import { agentStates } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { retirementUnplanned } from "./retirement-unplanned.ts";

const found = judgedBy(retirementUnplanned);
const severity = { low: "low", moderate: "low", high: "medium", critical: "medium" };

describe("R94: retirement-unplanned", () => {
  test.each<Case>([
    ["a plan", agent(), []],
    ...casesByTier(
      "no plan",
      (tier) => agentOfTier(tier, { retirementPlan: null }),
      (tier) => [severity[tier]],
    ),
    ["an empty plan", agent({ retirementPlan: "" }), ["low"]],
    ...agentStates.map(
      (state): Case => [
        `of an agent that is ${state}`,
        agent({ state, retirementPlan: null }),
        state === "active" ? ["low"] : [],
      ],
    ),
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("names the agent", () =>
    expect(saidBy(retirementUnplanned)(agent({ retirementPlan: null }))).toEqual([
      "Nothing says how Refund agent is retired.",
    ]));
});
