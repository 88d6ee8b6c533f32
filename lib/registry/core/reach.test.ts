import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AgentReach, agentWidens, type CapabilityReach, capabilityWidens, refuseWidening } from "./reach.ts";
import { actions, agentStates, dataClassifications, type RiskTier, riskTiers } from "./vocabulary.ts";

const desk = { slug: "desk", dataClassification: "internal" as const };
const vault = { slug: "vault", dataClassification: "restricted" as const };
const grant = { startsAt: 1000, endsAt: 5000, grantedById: "pia", approvedById: "adam" };
const held: CapabilityReach = {
  action: "write",
  system: desk,
  tools: ["look", "pay"],
  dataClassification: "confidential",
  bounds: { text: "Refunds", amount: 100, currency: "EUR", perHour: 10 },
  grant,
};
const none: CapabilityReach = {
  action: null,
  system: null,
  tools: [],
  dataClassification: null,
  bounds: null,
  grant: null,
};

const widens = (before: CapabilityReach, after: CapabilityReach, tier: RiskTier = "moderate") =>
  capabilityWidens(before, after, tier);

describe("R59: what widens a capability", () => {
  test.each<[string, Partial<CapabilityReach>, (keyof CapabilityReach)[]]>([
    ["nothing", {}, []],
    ["only reading", { action: "read" }, []],
    ["another action", { action: "communicate" }, ["action"]],
    ["a stronger action", { action: "pay" }, ["action"]],
    ["no action stated, which counts as execute", { action: null }, ["action"]],
    ["another system, and its data", { system: vault }, ["system", "dataClassification"]],
    ["no system", { system: null }, []],
    ["another tool", { tools: ["look", "pay", "wipe"] }, ["tools"]],
    ["another tool instead", { tools: ["wipe"] }, ["tools"]],
    ["fewer tools", { tools: ["look"] }, []],
    ["higher data", { dataClassification: "regulated" }, ["dataClassification"]],
    ["lower data", { dataClassification: "public" }, []],
    ["no bounds", { bounds: null }, ["bounds"]],
    ["a higher limit", { bounds: { ...held.bounds, amount: 101 } }, ["bounds"]],
    ["a limit that falls away", { bounds: { text: "Refunds", amount: 100, currency: "EUR" } }, ["bounds"]],
    ["another currency", { bounds: { ...held.bounds, currency: "USD" } }, ["bounds"]],
    ["other words", { bounds: { ...held.bounds, text: "Anything" } }, ["bounds"]],
    ["a lower limit and one more", { bounds: { ...held.bounds, amount: 50, fanOut: 1 } }, []],
    ["a longer grant", { grant: { ...grant, endsAt: 5001 } }, ["grant"]],
    ["a grant without an end", { grant: { ...grant, endsAt: null } }, ["grant"]],
    ["an earlier start", { grant: { ...grant, startsAt: 999 } }, ["grant"]],
    ["an earlier end", { grant: { ...grant, endsAt: 4000 } }, []],
    ["no grant", { grant: null }, []],
    ["another approver of the grant", { grant: { ...grant, approvedById: "eve" } }, ["grant"]],
    ["an approver who is not named any more", { grant: { ...grant, approvedById: null } }, []],
  ])("%s", (_, more, widened) => expect(widens(held, { ...held, ...more })).toEqual(widened));

  test("what is stated of a capability of which nothing was: its first grant, its system and its tools", () => {
    expect(widens(none, { ...none, action: "execute" })).toEqual([]);
    expect(widens(none, held, "low")).toEqual(["action", "system", "tools", "dataClassification", "grant"]);
  });
});

test("R62: the first bounds widen where they let pass what waits for an approver each time without any", () => {
  const widening = riskTiers.filter((tier) => widens(none, { ...none, bounds: { amount: 5 } }, tier).length > 0);
  expect(widening).toEqual(["moderate"]);
});

describe("R59: what widens an agent", () => {
  const agent: AgentReach = { autonomy: "acts_with_approval", environment: "staging", delegatesTo: ["scout"] };
  test.each<[string, Partial<AgentReach>, (keyof AgentReach)[]]>([
    ["nothing", {}, []],
    ["more autonomy", { autonomy: "acts_freely" }, ["autonomy"]],
    ["less autonomy", { autonomy: "suggests" }, []],
    ["no autonomy stated, which counts as acting with approval", { autonomy: null }, []],
    ["into production", { environment: "production" }, ["environment"]],
    ["out of staging", { environment: "development" }, []],
    ["another delegate", { delegatesTo: ["scout", "payer"] }, ["delegatesTo"]],
    ["one delegate less", { delegatesTo: [] }, []],
  ])("%s", (_, more, widened) => expect(agentWidens(agent, { ...agent, ...more })).toEqual(widened));
});

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const words = fc.constantFrom("a", "b", "c");
const reach: fc.Arbitrary<CapabilityReach> = fc.record({
  action: maybe(fc.constantFrom(...actions)),
  system: maybe(fc.record({ slug: words, dataClassification: maybe(fc.constantFrom(...dataClassifications)) })),
  tools: fc.uniqueArray(words),
  dataClassification: maybe(fc.constantFrom(...dataClassifications)),
  bounds: maybe(fc.record({ amount: fc.nat(3), perHour: fc.nat(3), text: words }, { requiredKeys: [] })),
  grant: maybe(
    fc.record({ startsAt: fc.nat(3), endsAt: maybe(fc.nat(9)), grantedById: maybe(words), approvedById: maybe(words) }),
  ),
});

describe("over any two reaches", () => {
  test("a reach does not widen itself", () =>
    fc.assert(
      fc.property(reach, (one) => {
        expect(widens(one, one)).toEqual([]);
      }),
    ));

  test("what narrows on the way widens on the way back, unless it is the same reach", () =>
    fc.assert(
      fc.property(reach, fc.subarray(["a", "b", "c"]), (one, fewer) => {
        const narrower = { ...one, tools: one.tools.filter((tool) => fewer.includes(tool)) };
        expect(widens(one, narrower)).toEqual([]);
        expect(widens(narrower, one)).toEqual(narrower.tools.length < one.tools.length ? ["tools"] : []);
      }),
    ));

  test("one step after another that narrows never widens what there was at first", () =>
    fc.assert(
      fc.property(
        reach,
        fc.array(fc.constantFrom("tools", "data", "no grant", "action"), { maxLength: 8 }),
        (one, steps) => {
          let now = one;
          for (const step of steps) {
            const before = now;
            if (step === "tools") now = { ...now, tools: now.tools.slice(1) };
            if (step === "data") now = { ...now, dataClassification: "public" };
            if (step === "action") now = { ...now, action: "read" };
            if (step === "no grant") now = { ...now, grant: null };
            expect(widens(before, now)).toEqual([]);
          }
          expect(widens(one, now)).toEqual([]);
        },
      ),
    ));

  test("it is refused on what was approved, and nowhere else", () => {
    for (const state of agentStates) {
      const refused = ["approved", "active", "suspended", "retiring"].includes(state);
      const ask = () => refuseWidening({ state }, ["tools"], {});
      if (refused) expect(ask).toThrow(expect.objectContaining({ rule: "needs-approval" }));
      else expect(ask).not.toThrow();
      expect(() => refuseWidening({ state }, [], {})).not.toThrow();
      expect(() => refuseWidening({ state }, ["tools"], { imported: true })).not.toThrow();
      expect(() => refuseWidening({ state }, ["tools"], { approved: {} })).not.toThrow();
    }
  });
});
