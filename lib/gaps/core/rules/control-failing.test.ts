import { describe, expect, test } from "vitest";
import type { AgentControlFacts } from "#lib/registry/core/facts.ts";
import { bystander, organisation } from "#lib/registry/core/facts-for-tests.ts";
import type { ControlDefinition } from "#lib/registry/core/organisation-facts.ts";
import { type ControlStatus, controlStatuses, type Severity, severities } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { controlFailing } from "./control-failing.ts";

const found = judgedBy(controlFailing);
const its = (more: Partial<ControlDefinition> = {}) =>
  organisation({
    controls: [
      {
        id: "OWN-99",
        title: "Somebody looks",
        function: "security",
        condition: { kind: "always" },
        evidence: "A look",
        references: [],
        weight: "critical",
        own: true,
        ...more,
      },
    ],
  });
const recorded = (status: ControlStatus | null): AgentControlFacts => ({
  controlId: "OWN-99",
  owner: bystander,
  status,
  reason: null,
  evidenceUrl: null,
  testedAt: null,
});

describe("R24, R36: control-failing", () => {
  test.each([null, ...controlStatuses].map((status) => [status, status === "failing" ? ["low OWN-99"] : []] as const))(
    "status %s",
    (status, expected) =>
      expect(found(agentOfTier("low", { controls: [recorded(status)] }), { organisation: its() })).toEqual(expected),
  );

  test("a control that does not apply", () =>
    expect(
      found(agentOfTier("low", { controls: [recorded("failing")] }), {
        organisation: its({ condition: { kind: "customer_facing" } }),
      }),
    ).toEqual([]));

  test("owned or not", () =>
    expect(
      found(agentOfTier("low", { controls: [{ ...recorded("failing"), owner: null }] }), { organisation: its() }),
    ).toEqual(["low OWN-99"]));

  const byTier = { low: "low", moderate: "medium", high: "high", critical: "critical" } as const;
  const rank = (severity: Severity) => severities.indexOf(severity);
  test.each(
    (["low", "moderate", "high", "critical"] as const).flatMap((tier) =>
      severities.map((weight) => [tier, weight] as const),
    ),
  )("the lower of tier %s and weight %s", (tier, weight) => {
    const lower = rank(weight) < rank(byTier[tier]) ? weight : byTier[tier];
    expect(found(agentOfTier(tier, { controls: [recorded("failing")] }), { organisation: its({ weight }) })).toEqual([
      `${lower} OWN-99`,
    ]);
  });

  test("names the control", () =>
    expect(
      saidBy(controlFailing)(agentOfTier("low", { controls: [recorded("failing")] }), { organisation: its() }),
    ).toEqual(["OWN-99, Somebody looks, is failing on Refund agent."]));
});
