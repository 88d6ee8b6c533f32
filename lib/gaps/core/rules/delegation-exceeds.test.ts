import { describe, expect, test } from "vitest";
import type { AgentFacts, CapabilityFacts, DelegateFacts } from "#lib/registry/core/facts.ts";
import { agent, capability, capabilityOfTier, system } from "#lib/registry/core/facts-for-tests.ts";
import { type AgentState, agentStates } from "#lib/registry/core/vocabulary.ts";
import { type Case, judgedBy, saidBy } from "../judge-for-tests.ts";
import { delegationExceeds } from "./delegation-exceeds.ts";

const found = judgedBy(delegationExceeds);
const severity = { low: "low", moderate: "medium", high: "high", critical: "critical" };
const delegate = (
  capabilities: CapabilityFacts[],
  state: AgentState = "active",
  more: Partial<AgentFacts> = {},
): DelegateFacts => ({
  slug: "helper",
  agent: { id: "agent-helper", name: "Helper", state, facts: agent(more), capabilities },
});
const own = (more: Partial<CapabilityFacts> = {}) => capability(more);
const delegating = (ours: CapabilityFacts[], ...theirs: CapabilityFacts[]) =>
  agent({ capabilities: ours, delegatesTo: [delegate(theirs)] });
const bank = system({ name: "Bank" });

describe("R111: delegation-exceeds", () => {
  test.each<Case>([
    ["the delegate may do the same", delegating([own()], capability()), []],
    ["the delegate may do less", delegating([own({ dataClassification: "restricted" })], capability()), []],
    ["the delegate may do nothing", delegating([own()]), []],
    ["another action", delegating([own()], capability({ action: "execute" })), ["medium agent:helper"]],
    ["another system", delegating([own()], capability({ system: bank })), ["low agent:helper"]],
    [
      "the same for a higher data classification",
      delegating([own()], capability({ dataClassification: "confidential" })),
      ["medium agent:helper"],
    ],
    [
      "the delegator has it twice, once high enough",
      delegating(
        [own(), own({ name: "Second", dataClassification: "restricted" })],
        capability({ dataClassification: "restricted" }),
      ),
      [],
    ],
    [
      "the classification of the system counts: high enough here",
      delegating(
        [own({ system: system({ dataClassification: "restricted" }) })],
        capability({ dataClassification: "restricted" }),
      ),
      [],
    ],
    [
      "the classification of the system counts: higher there",
      delegating(
        [own()],
        capability({ system: system({ dataClassification: "confidential" }), dataClassification: null }),
      ),
      ["medium agent:helper"],
    ],
    [
      "an action not stated counts as execute",
      delegating([own({ action: null })], capability({ action: "execute" })),
      [],
    ],
    ["the delegator has it, but pending", delegating([own({ state: "pending" })], capability()), ["low agent:helper"]],
    ["the delegator has it, but ended", delegating([own({ state: "ended" })], capability()), ["low agent:helper"]],
    ["the delegate's is pending", delegating([own()], capability({ system: bank, state: "pending" })), []],
    ["the delegate's is ended", delegating([own()], capability({ system: bank, state: "ended" })), []],
    [
      "several: one gap, at the highest tier",
      delegating([own()], capability({ system: bank }), capabilityOfTier("critical", { system: bank })),
      ["critical agent:helper"],
    ],
    ...(["low", "moderate", "high", "critical"] as const).map(
      (tier): Case => [
        `tier ${tier} there`,
        delegating([], capabilityOfTier(tier)),
        [`${severity[tier]} agent:helper`],
      ],
    ),
    [
      "by the tier under the delegate's facts, not the delegator's",
      agent({
        capabilities: [],
        customerFacing: false,
        delegatesTo: [delegate([capability()], "active", { customerFacing: true, interaction: "agentic" })],
      }),
      ["medium agent:helper"],
    ],
    ["not registered (delegation-unregistered says so)", agent({ delegatesTo: [{ slug: "helper", agent: null }] }), []],
    ...agentStates.map(
      (state): Case => [
        `to an agent that is ${state}`,
        agent({ delegatesTo: [delegate([capability({ system: bank })], state)] }),
        state === "active" ? ["low agent:helper"] : [],
      ],
    ),
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("names what the other may do", () =>
    expect(
      saidBy(delegationExceeds)(delegating([own()], capability({ name: "Transfer", action: "pay", system: bank }))),
    ).toEqual([
      "Helper may do for Refund agent what Refund agent itself may not: pay on Bank (Transfer, internal data).",
    ]));
});
