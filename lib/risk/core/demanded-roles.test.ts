import { describe, expect, test } from "vitest";
import { approvalSentence, approvalTierAtRuntime } from "./approval-at-runtime.ts";
import { demandedRoles } from "./demanded-roles.ts";

describe("roles that a tier demands", () => {
  test.each([
    ["low", false, ["provisioner", "control_owner"]],
    ["low", true, ["provisioner", "control_owner", "approver", "detector"]],
    ["moderate", false, ["provisioner", "control_owner", "approver", "detector"]],
    ["moderate", true, ["provisioner", "control_owner", "approver", "detector"]],
    ["high", true, ["provisioner", "control_owner", "approver", "detector", "responder"]],
    ["critical", true, ["provisioner", "control_owner", "approver", "detector", "responder"]],
  ] as const)("R15: %s, strict %s", (tier, strict, expected) => expect(demandedRoles(tier, strict)).toEqual(expected));
});

describe("approval at runtime", () => {
  test.each([
    ["low", true, "automatic"],
    ["low", false, "one_approver"],
    ["low", null, "automatic"],
    ["moderate", true, "automatic"],
    ["moderate", false, "one_approver"],
    ["moderate", null, "one_approver"],
    ["high", true, "one_approver"],
    ["high", null, "one_approver"],
    ["critical", true, "two_people"],
    ["critical", null, "two_people"],
  ] as const)("R62, R63: %s, within bounds %s", (tier, within, expected) =>
    expect(approvalTierAtRuntime(tier, within)).toBe(expected),
  );
  test("in words", () => {
    expect(approvalSentence("moderate", true)).toBe(
      "Passes automatically within its bounds, otherwise waits for one approver.",
    );
    expect(approvalSentence("high", true)).toBe("Waits for one approver each time.");
    expect(approvalSentence("moderate", false)).toBe("Waits for one approver each time: no bounds are written.");
  });
});
