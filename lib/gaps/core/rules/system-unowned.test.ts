import { describe, expect, test } from "vitest";
import { agent, capability, capabilityOfTier, person, system } from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { systemUnowned } from "./system-unowned.ts";

const found = judgedBy(systemUnowned);
const severity = { low: "low", moderate: "medium", high: "high", critical: "critical" };
const unowned = system({ owner: null });

describe("R19, R43: system-unowned", () => {
  test.each<Case>([
    ["an owned system", agent(), []],
    ...casesByTier(
      "nobody owns it",
      (tier) => agentOfTier(tier, {}, { system: unowned }),
      (tier) => [`${severity[tier]} system:ledger`],
    ),
    [
      "the owner left",
      agentOfTier("low", {}, { system: system({ owner: person("Ivo", { status: "left" }) }) }),
      ["low system:ledger"],
    ],
    [
      "the owner is suspended",
      agentOfTier("low", {}, { system: system({ owner: person("Ivo", { status: "suspended" }) }) }),
      ["low system:ledger"],
    ],
    [
      "one gap per system, at the highest tier that touches it",
      agent({
        capabilities: [
          capabilityOfTier("moderate", { system: unowned }),
          capabilityOfTier("critical", { system: unowned }),
          capabilityOfTier("low", { system: unowned }),
        ],
      }),
      ["critical system:ledger"],
    ],
    [
      "two systems",
      agent({
        capabilities: [
          capabilityOfTier("low", { system: unowned }),
          capabilityOfTier("high", { system: system({ name: "Bank", owner: null }) }),
        ],
      }),
      ["low system:ledger", "high system:bank"],
    ],
    ["an ended capability", agent({ capabilities: [capability({ system: unowned, state: "ended" })] }), []],
    ["no system stated", agent({ capabilities: [capability({ system: null })] }), []],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("says whose system it is", () =>
    expect(saidBy(systemUnowned)(agent({ capabilities: [capability({ system: unowned })] }))).toEqual([
      "Nobody owns Ledger.",
    ]));
});
