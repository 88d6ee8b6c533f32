import { describe, expect, test } from "vitest";
import { agent, capabilityOfTier } from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { playbookMissing } from "./playbook-missing.ts";

const found = judgedBy(playbookMissing);
const severity = { low: [], moderate: [], high: ["high"], critical: ["critical"] };
const none = { playbookUrl: null };

describe("R126: playbook-missing", () => {
  test.each<Case>([
    ...casesByTier(
      "no playbook",
      (tier) => agentOfTier(tier, none, none),
      (tier) => severity[tier].map((of) => `${of} ${capabilityId(tier)}`),
    ),
    ["one on the agent", agentOfTier("high", {}, none), []],
    ["one on the capability", agentOfTier("high", none), []],
    [
      "empty text is none",
      agentOfTier("high", { playbookUrl: "" }, { playbookUrl: " " }),
      [`high ${capabilityId("high")}`],
    ],
    [
      "one gap per capability that lacks it",
      agent({
        ...none,
        capabilities: [
          capabilityOfTier("high", none),
          capabilityOfTier("critical", none),
          capabilityOfTier("low", none),
        ],
      }),
      [`high ${capabilityId("high")}`, `critical ${capabilityId("critical")}`],
    ],
    ["a pending capability", agentOfTier("high", none, { ...none, state: "pending" }), []],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("names the capability", () =>
    expect(saidBy(playbookMissing)(agentOfTier("high", none, { ...none, name: "Refund up to 500 EUR" }))).toEqual([
      "No playbook says what to do when Refund up to 500 EUR goes wrong.",
    ]));
});
