import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AgentFacts, CapabilityFacts } from "#lib/registry/core/facts.ts";
import { agent, capability, system } from "#lib/registry/core/facts-for-tests.ts";
import {
  actions,
  autonomies,
  credentialKinds,
  dataClassifications,
  environments,
  interactions,
  systemKinds,
} from "#lib/registry/core/vocabulary.ts";
import { highestTier, riskOf, riskSentence, riskSum, tierRank } from "./risk-tier.ts";

const risk = (on: Partial<CapabilityFacts>, by: Partial<AgentFacts> = {}) => riskOf(capability(on), agent(by));
const store = system({ kind: "identity_store" });
const credential = (kind: (typeof credentialKinds)[number]) => ({ credential: { kind, ttlSeconds: null } });
const units = (...names: string[]) => ({ sharedByUnits: names.map((unit) => ({ unit, owner: null })) });

describe("R61: the golden table of tiers", () => {
  // A write, reversible, internal data, assistant, with approval, production, ephemeral credential: 1 point, unless said.
  test.each<[string, Partial<CapabilityFacts>, Partial<AgentFacts>, number, string]>([
    ["read", { action: "read" }, {}, 0, "low"],
    ["write", { action: "write" }, {}, 1, "low"],
    ["execute", { action: "execute" }, {}, 2, "moderate"],
    ["communicate", { action: "communicate" }, {}, 2, "moderate"],
    ["delegate", { action: "delegate" }, {}, 2, "moderate"],
    ["change infrastructure", { action: "change_infrastructure" }, {}, 3, "moderate"],
    ["change production: floor", { action: "change_production" }, {}, 3, "high"],
    ["pay", { action: "pay" }, {}, 4, "high"],
    ["change identity", { action: "change_identity" }, {}, 4, "high"],
    ["public data", { dataClassification: "public", system: null }, {}, 1, "low"],
    ["confidential data", { dataClassification: "confidential" }, {}, 2, "moderate"],
    ["restricted data", { dataClassification: "restricted" }, {}, 3, "moderate"],
    ["regulated data", { dataClassification: "regulated" }, {}, 4, "high"],
    [
      "never below its system's data",
      { dataClassification: "public", system: system({ dataClassification: "restricted" }) },
      {},
      3,
      "moderate",
    ],
    ["cannot be undone", { reversible: false }, {}, 2, "moderate"],
    ["only suggests", {}, { autonomy: "suggests" }, 0, "low"],
    ["acts within bounds", {}, { autonomy: "acts_within_bounds" }, 2, "moderate"],
    ["acts freely", {}, { autonomy: "acts_freely" }, 3, "moderate"],
    ["R107: agentic", {}, { interaction: "agentic" }, 2, "moderate"],
    ["faces customers", {}, { customerFacing: true }, 2, "moderate"],
    ["two units", {}, units("Support", "Sales"), 2, "moderate"],
    ["one unit named twice", {}, units("Support", "Support"), 1, "low"],
    ["R118: long-lived credential", {}, credential("long_lived"), 2, "moderate"],
    ["R118: shared account", {}, credential("shared_account"), 2, "moderate"],
    ["short-lived credential", {}, credential("short_lived"), 1, "low"],
    ["staging", {}, { environment: "staging" }, 0, "low"],
    ["3 points", { action: "execute", reversible: false }, {}, 3, "moderate"],
    ["4 points", { action: "execute", reversible: false }, { interaction: "agentic" }, 4, "high"],
    ["6 points", { action: "pay", reversible: false }, { interaction: "agentic" }, 6, "high"],
    ["7 points", { action: "pay", reversible: false, dataClassification: "restricted" }, {}, 7, "critical"],
    ["−1 points", { action: "read" }, { autonomy: "suggests" }, -1, "low"],
    ["R119: read on an identity store", { action: "read", system: store }, {}, 0, "high"],
    [
      "R119: read on a production change system",
      { action: "read", system: system({ kind: "production_change" }) },
      {},
      0,
      "high",
    ],
    ["R119: read of regulated data", { action: "read", dataClassification: "regulated" }, {}, 3, "high"],
    [
      "R119: regulated by its system",
      { action: "read", dataClassification: null, system: system({ dataClassification: "regulated" }) },
      {},
      3,
      "high",
    ],
    ["no floor outside production", { action: "read", system: store }, { environment: "development" }, -1, "low"],
    ["the floor of pay outside production", { action: "pay" }, { environment: "staging" }, 3, "moderate"],
    [
      "a floor never lowers",
      { action: "change_identity", reversible: false, dataClassification: "regulated" },
      {},
      8,
      "critical",
    ],
  ])("%s", (_, on, by, points, tier) => {
    const judged = risk(on, by);
    expect([judged.points, judged.tier]).toEqual([points, tier]);
  });
});

test("what is not stated counts by the table and is shown as assumed", () => {
  const unstated = risk(
    { action: null, system: null, dataClassification: null, reversible: null },
    {
      autonomy: null,
      interaction: null,
      environment: null,
      customerFacing: null,
      credential: { kind: null, ttlSeconds: null },
    },
  );
  expect(unstated.tier).toBe("moderate");
  expect(unstated.parts.filter((part) => part.assumed).map((part) => [part.fact, part.value])).toEqual([
    ["action", "execute"],
    ["dataClassification", "internal"],
    ["reversible", "yes"],
    ["autonomy", "acts_with_approval"],
    ["interaction", "assistant"],
    ["customerFacing", "no"],
    ["credential", "none"],
    ["environment", "production"],
  ]);
  expect(risk({ action: "pay" }, { environment: null }).tier).toBe("high");
});

describe("R38, R40: strict separation", () => {
  test.each<[string, Partial<CapabilityFacts>, boolean]>([
    ["high", { action: "pay" }, true],
    ["moderate", { action: "execute" }, false],
    ["infrastructure at tier moderate", { action: "change_infrastructure" }, true],
    ["a read of restricted data", { action: "read", dataClassification: "restricted" }, true],
    ["a read of confidential data", { action: "read", dataClassification: "confidential" }, false],
    ["a write of restricted data", { action: "write", dataClassification: "restricted" }, false],
  ])("%s", (_, on, strict) => expect(risk(on).strict).toBe(strict));
  test("a payment outside production, whatever its tier", () => {
    const judged = risk({ action: "pay" }, { environment: "staging", autonomy: "suggests" });
    expect([judged.tier, judged.strict]).toEqual(["moderate", true]);
  });
});

describe("in words", () => {
  test.each<[Partial<CapabilityFacts>, Partial<AgentFacts>, string, string]>([
    [{ action: "pay", reversible: false }, {}, "High because it pays and cannot be undone.", "4 + 1 = 5"],
    [{ action: "read" }, {}, "Low because it only reads and touches internal data.", "0"],
    [
      { action: "pay" },
      { environment: "staging" },
      "Moderate because it pays, although it is outside production.",
      "4 − 1 = 3",
    ],
    [
      { action: "read", system: store },
      {},
      "High: in production, whoever touches an identity store is at least high. By points alone it would be low.",
      "0",
    ],
  ])("%#", (on, by, sentence, sum) => {
    expect(riskSentence(risk(on, by))).toBe(sentence);
    expect(riskSum(risk(on, by))).toBe(sum);
  });
});

test("an agent's tier is its riskiest capability's; with none, low", () => {
  expect(highestTier([])).toBe("low");
  expect(highestTier(["moderate", "critical", "low"])).toBe("critical");
});

const anyCapability = fc.record({
  action: fc.constantFrom(...actions, null),
  dataClassification: fc.constantFrom(...dataClassifications, null),
  reversible: fc.constantFrom(true, false, null),
  system: fc.record({
    kind: fc.constantFrom(...systemKinds, null),
    dataClassification: fc.constantFrom(...dataClassifications, null),
  }),
});
const anyAgent = fc.record({
  autonomy: fc.constantFrom(...autonomies, null),
  interaction: fc.constantFrom(...interactions, null),
  customerFacing: fc.constantFrom(true, false, null),
  environment: fc.constantFrom(...environments, null),
  credential: fc.record({ kind: fc.constantFrom(...credentialKinds, null), ttlSeconds: fc.constant(null) }),
});

test("R107: chat to agentic never lowers the tier, nor does staging to production; the points are the parts' sum", () => {
  fc.assert(
    fc.property(anyCapability, anyAgent, (on, by) => {
      const facts = { ...on, system: system(on.system) };
      const rank = (more: Partial<AgentFacts>) => tierRank[risk(facts, { ...by, ...more }).tier];
      expect(rank({ interaction: "agentic" })).toBeGreaterThanOrEqual(rank({ interaction: "chat" }));
      expect(rank({ environment: "production" })).toBeGreaterThanOrEqual(rank({ environment: "staging" }));
      const judged = risk(facts, by);
      expect(judged.points).toBe(judged.parts.reduce((sum, part) => sum + part.points, 0));
    }),
  );
});
