import { describe, expect, test } from "vitest";
import type { AgentControlFacts, PersonFacts } from "#lib/registry/core/facts.ts";
import { bystander, organisation, person } from "#lib/registry/core/facts-for-tests.ts";
import type { ControlDefinition } from "#lib/registry/core/organisation-facts.ts";
import { type Severity, severities } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { controlUnowned } from "./control-unowned.ts";

const found = judgedBy(controlUnowned);
const left = person("Ivo", { status: "left", leftAt: null });
const control = (more: Partial<ControlDefinition> = {}): ControlDefinition => ({
  id: "OWN-99",
  title: "Somebody looks",
  function: "security",
  condition: { kind: "always" },
  evidence: "A look",
  references: [],
  weight: "critical",
  own: true,
  ...more,
});
const its = (more: Partial<ControlDefinition> = {}, defaultOwner: PersonFacts | null = null) =>
  organisation({ controls: [control(more)], defaultOwners: new Map(defaultOwner ? [["OWN-99", defaultOwner]] : []) });
const recorded = (more: Partial<AgentControlFacts>): AgentControlFacts => ({
  controlId: "OWN-99",
  owner: null,
  status: null,
  reason: null,
  evidenceUrl: null,
  testedAt: null,
  ...more,
});

describe("R24, R43: control-unowned", () => {
  test.each([
    ["nobody named", its(), [], ["low OWN-99"]],
    ["a control that does not apply", its({ condition: { kind: "customer_facing" } }), [], []],
    ["a person named on the agent", its(), [recorded({ owner: bystander })], []],
    ["that person left", its(), [recorded({ owner: left })], ["low OWN-99"]],
    [
      "that person left, the default is active: who is named counts",
      its({}, bystander),
      [recorded({ owner: left })],
      ["low OWN-99"],
    ],
    ["the organisation's default owner", its({}, bystander), [], []],
    ["a default owner who left is the organisation's gap, not the agent's", its({}, left), [], []],
    ["a status without an owner", its(), [recorded({ status: "tested" })], ["low OWN-99"]],
    [
      "not applicable, with the reason",
      its(),
      [recorded({ status: "not_applicable", reason: "It has no prompt" })],
      [],
    ],
    ["not applicable, without a reason", its(), [recorded({ status: "not_applicable" })], ["low OWN-99"]],
    [
      "not applicable, with an empty reason",
      its(),
      [recorded({ status: "not_applicable", reason: " " })],
      ["low OWN-99"],
    ],
    ["a reason without that status", its(), [recorded({ status: "planned", reason: "Later" })], ["low OWN-99"]],
  ])("%s", (_, organisation, controls, expected) =>
    expect(found(agentOfTier("low", { controls }), { organisation })).toEqual(expected),
  );

  const byTier = { low: "low", moderate: "medium", high: "high", critical: "critical" } as const;
  const rank = (severity: Severity) => severities.indexOf(severity);
  test.each(
    (["low", "moderate", "high", "critical"] as const).flatMap((tier) =>
      severities.map((weight) => [tier, weight] as const),
    ),
  )("the lower of tier %s and weight %s", (tier, weight) => {
    const lower = rank(weight) < rank(byTier[tier]) ? weight : byTier[tier];
    expect(found(agentOfTier(tier), { organisation: its({ weight }) })).toEqual([`${lower} OWN-99`]);
  });

  test("names the control", () =>
    expect(saidBy(controlUnowned)(agentOfTier("low"), { organisation: its() })).toEqual([
      "Nobody answers for OWN-99, Somebody looks, on Refund agent.",
    ]));
});
