import { describe, expect, test } from "vitest";
import { agent, bystander, person } from "#lib/registry/core/facts-for-tests.ts";
import { findingsOf } from "../findings-of.ts";
import { agentOfTier, type Case, casesByTier, contextOf, judgedBy, saidBy } from "../judge-for-tests.ts";
import { vendorUnowned } from "./vendor-unowned.ts";

const found = judgedBy(vendorUnowned);
const severity = { low: "medium", moderate: "medium", high: "high", critical: "critical" };
const left = person("Ivo Brandt", { status: "left", leftAt: Date.UTC(2026, 0, 2) });
const owners = (dataClassification: typeof left | null, outputs: typeof left | null) =>
  ({ hosting: "vendor", vendorOwners: { dataClassification, outputs } }) as const;

describe("R102: vendor-unowned", () => {
  test.each<Case>([
    ["both named", agent(owners(bystander, bystander)), []],
    ["internal without them", agent({ vendorOwners: { dataClassification: null, outputs: null } }), []],
    [
      "hosting not stated counts as internal",
      agent({ hosting: null, vendorOwners: { dataClassification: null, outputs: null } }),
      [],
    ],
    ...casesByTier(
      "neither named",
      (tier) => agentOfTier(tier, owners(null, null)),
      (tier) => [severity[tier]],
    ),
    ["nobody for data classification", agent(owners(null, bystander)), ["medium"]],
    ["nobody for outputs", agent(owners(bystander, null)), ["medium"]],
    ["one left", agent(owners(bystander, left)), ["medium"]],
    ["one is suspended", agent(owners(person("Una", { status: "suspended" }), bystander)), ["medium"]],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("says which", () =>
    expect(saidBy(vendorUnowned)(agent(owners(null, left)))).toEqual([
      "Nobody answers inside the organisation for the data classification of Refund agent. Ivo Brandt, who answers inside the organisation for the outputs of Refund agent, left on 2 January 2026.",
    ]));

  test("a person who left is what closes it, unless a place is empty as well", () => {
    const closedBy = (facts: ReturnType<typeof agent>) => findingsOf(contextOf(facts), [vendorUnowned])[0]?.closedBy;
    expect(closedBy(agent(owners(bystander, left)))).toBe("person:person-ivo-brandt");
    expect(closedBy(agent(owners(null, left)))).toBe("agent:agent-refund-agent:vendorOwners");
  });
});
