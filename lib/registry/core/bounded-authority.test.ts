import { expect, test } from "vitest";
import { Moment } from "#lib/platform/core/clock.ts";
import { againstUnattended } from "./bounded-authority.ts";
import type { AgentFacts } from "./facts.ts";
import { agent, capabilityOfTier, testNow } from "./facts-for-tests.ts";
import { defaultPolicy } from "./policy.ts";
import { seatsOf } from "./roles.ts";
import type { Autonomy, RiskTier } from "./vocabulary.ts";

const tested = { controlId: "MON-01", status: "tested" } as AgentFacts["controls"][number];

const against = (autonomy: Autonomy, tier: RiskTier, bounds: string | null, controls: AgentFacts["controls"] = []) => {
  const facts = agent({ autonomy: "suggests", capabilities: [{ ...capabilityOfTier(tier), bounds }], controls });
  // The tier is that of the capability as it is made; the question is only what the autonomy takes.
  return againstUnattended({ facts: { ...facts, autonomy }, seats: seatsOf(facts, defaultPolicy, new Moment(testNow)) })
    .map(({ path }) => path.replace(/\..*\./, "."))
    .join(" ");
};

test.each([
  ["suggests", "high", null, [], ""],
  ["acts_with_approval", "critical", null, [], ""],
  ["acts_within_bounds", "low", null, [], ""],
  ["acts_within_bounds", "high", null, [], ""],
  ["acts_freely", "low", null, [], ""],
  ["acts_freely", "high", null, [], "capabilities.bounds controls.MON-01"],
  ["acts_freely", "high", "At most 5", [], "controls.MON-01"],
  ["acts_freely", "high", null, [tested], "capabilities.bounds"],
  ["acts_freely", "critical", "At most 5", [tested], ""],
] as const)("R56: %s at tier %s with bounds %s and controls %j: %s", (autonomy, tier, bounds, controls, expected) =>
  expect(against(autonomy, tier, bounds, controls)).toBe(expected),
);
