import { describe, expect, test } from "vitest";
import { agent } from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { liabilityUndocumented } from "./liability-undocumented.ts";

const found = judgedBy(liabilityUndocumented);
const severity = { low: "low", moderate: "low", high: "medium", critical: "medium" };
const vendor = { hosting: "vendor", vendorReferences: [] } as const;
const orchestrated = { orchestrator: { name: "Flowmaster", hosting: "vendor" }, vendorReferences: [] } as const;

describe("R12, R104: liability-undocumented", () => {
  test.each<Case>([
    ["internal without references", agent({ vendorReferences: [] }), []],
    ["hosting not stated counts as internal", agent({ hosting: null, vendorReferences: [] }), []],
    ...casesByTier(
      "vendor-hosted",
      (tier) => agentOfTier(tier, vendor),
      (tier) => [severity[tier]],
    ),
    ["vendor-hosted with a reference", agent({ hosting: "vendor" }), []],
    ["an empty reference is none", agent({ hosting: "vendor", vendorReferences: [" "] }), ["low"]],
    ["a vendor's orchestrator", agent(orchestrated), ["low"]],
    ["a vendor's orchestrator with a reference", agent({ ...orchestrated, vendorReferences: ["Policy 7"] }), []],
    [
      "an internal orchestrator",
      agent({ orchestrator: { name: "Own", hosting: "internal" }, vendorReferences: [] }),
      [],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("says which of the two a vendor hosts", () => {
    expect(saidBy(liabilityUndocumented)(agent(vendor))).toEqual([
      "Refund agent is hosted by a vendor, and no contract, policy or change is referenced.",
    ]);
    expect(saidBy(liabilityUndocumented)(agent(orchestrated))).toEqual([
      "The orchestrator of Refund agent is hosted by a vendor, and no contract, policy or change is referenced.",
    ]);
  });
});
