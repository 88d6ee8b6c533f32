import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { AgentFacts, AssignmentFacts } from "./facts.ts";
import {
  agent,
  assignment,
  capabilityOfTier,
  daysAhead,
  fullAssignments,
  holderOf,
  person,
  testNow,
} from "./facts-for-tests.ts";
import { defaultPolicy } from "./policy.ts";
import { refuseClash } from "./separation.ts";
import { agentStates } from "./vocabulary.ts";

const high = capabilityOfTier("high");
const clashing = assignment("approver", holderOf.detector, { capabilityId: high.id });

const refusal = (facts: AgentFacts, added: AssignmentFacts): string | null => {
  try {
    refuseClash(facts, [...facts.assignments, added], defaultPolicy, testNow);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
};

describe("R38: approver, provisioner and detector are three people under strict separation", () => {
  test("names the person, the two roles and the capability", () =>
    expect(refusal(agent({ capabilities: [high] }), clashing)).toBe(
      "Dina Watcher would be approver and detector of Capability high: there approver, provisioner and detector must be three people.",
    ));
  test.each(agentStates)("an agent in state %s", (state) =>
    expect(refusal(agent({ state, capabilities: [high] }), clashing) !== null).toBe(
      ["approved", "active", "suspended"].includes(state),
    ),
  );
  test("the default of the agent counts too", () =>
    expect(refusal(agent({ capabilities: [high] }), assignment("provisioner", holderOf.approver))).toContain(
      "approver and provisioner",
    ));
  test("one that begins later is refused today", () =>
    expect(refusal(agent({ capabilities: [high] }), { ...clashing, startsAt: daysAhead(10) })).not.toBe(null));
  describe("what an end uncovers", () => {
    const own = (endsAt: number | null) =>
      assignment("approver", person("Mira Chen"), { capabilityId: high.id, endsAt });
    const covered = (endsAt: number | null) =>
      agent({ capabilities: [high], assignments: [...fullAssignments(["approver"]), own(endsAt)] });
    const asDefault = assignment("approver", holderOf.provisioner);
    test("a default that would clash once the capability's own person is gone is refused today", () =>
      expect(refusal(covered(daysAhead(10)), asDefault)).toContain("approver and provisioner"));
    test("one that stays covered, or is gone by then, is let pass", () => {
      expect(refusal(covered(null), asDefault)).toBe(null);
      expect(refusal(covered(daysAhead(10)), { ...asDefault, endsAt: daysAhead(10) })).toBe(null);
    });
  });
  test("a clash that was to end is not made longer", () => {
    const facts = agent({
      capabilities: [high],
      assignments: [...fullAssignments(["approver"]), { ...clashing, endsAt: daysAhead(10) }],
    });
    const longer = (endsAt: number | null) => () =>
      refuseClash(
        facts,
        facts.assignments.map((held) => (held.id === clashing.id ? { ...held, endsAt } : held)),
        defaultPolicy,
        testNow,
      );
    expect(longer(null)).toThrow(expect.objectContaining({ rule: "duties-clash" }));
    expect(longer(daysAhead(11))).toThrow(expect.objectContaining({ rule: "duties-clash" }));
    expect(longer(daysAhead(9))).not.toThrow();
  });
  test.each([
    [
      "below the tier",
      agent({ capabilities: [capabilityOfTier("moderate")] }),
      assignment("approver", holderOf.detector),
    ],
    ["another role", agent({ capabilities: [high] }), assignment("responder", holderOf.detector)],
    ["another person", agent({ capabilities: [high] }), assignment("approver", person("Mira Chen"))],
  ])("lets pass: %s", (_, facts, added) => expect(refusal(facts, added)).toBe(null));
  test("a clash that is there already does not stand in the way of other assignments", () => {
    const facts = agent({ capabilities: [high], assignments: [...fullAssignments(["approver"]), clashing] });
    expect(refusal(facts, assignment("responder", person("Mira Chen")))).toBe(null);
  });
  test("R40: a read of regulated data outside production is strict at a low tier", () => {
    const read = capabilityOfTier("low", { action: "read", dataClassification: "regulated" });
    const facts = agent({ environment: "staging", autonomy: "suggests", capabilities: [read] });
    expect(refusal(facts, assignment("approver", holderOf.detector))).not.toBe(null);
  });
});
