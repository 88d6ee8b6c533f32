import { expect, test } from "vitest";
import { functions } from "#lib/registry/core/vocabulary.ts";
import { ruleById } from "./all-rules.ts";
import { functionOfGap } from "./function-of-gap.ts";

const gap = { role: null, control: null, about: null };

test.each([
  ["an empty detector's seat", { ...gap, rule: "role-missing", role: "detector" }, "security"],
  ["an empty provisioner's seat", { ...gap, rule: "role-missing", role: "provisioner" }, "platform_identity"],
  ["an approver who has not accepted", { ...gap, rule: "owner-unaccepted", role: "approver" }, "business_owner"],
  ["a data source that nobody owns", { ...gap, rule: "data-unowned" }, "data_owner"],
  ["a vendor's agent without an owner", { ...gap, rule: "vendor-unowned" }, "vendor_manager"],
  [
    "an identity that nobody approved",
    { ...gap, rule: "approval-incomplete", about: { kind: "question", value: "identity" } },
    "system_owner",
  ],
  [
    "a scope that nobody approved",
    { ...gap, rule: "approval-incomplete", about: { kind: "question", value: "scope" } },
    "security",
  ],
] as const)("R20: %s waits for %s", (_, parts, answers) => expect(functionOfGap(parts)).toBe(answers));

test("R20, R26: a control's gap waits for the function that the organisation set, else the catalogue's", () => {
  const unowned = { ...gap, rule: "control-unowned", control: "VEN-01" };
  expect(functionOfGap(unowned)).toBe("vendor_manager");
  expect(functionOfGap(unowned, new Map([["VEN-01", "compliance_legal"]]))).toBe("compliance_legal");
});

test("R20: every rule waits for some function", () => {
  for (const rule of ruleById.keys()) expect(functions).toContain(functionOfGap({ ...gap, rule }));
});
