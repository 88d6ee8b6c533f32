import { expect, test } from "vitest";
import { differenceOfFindings } from "./difference-of-findings.ts";
import type { Finding } from "./finding.ts";

const finding = (rule: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  severity: "high",
  capabilityId: null,
  role: null,
  controlId: null,
  about: null,
  sentence: rule,
  fix: "Fix it.",
  closedBy: rule,
  ...more,
});

test("R46: gaps are told apart by rule and parts, so that other words for the same gap are no difference", () => {
  const before = [
    finding("stays"),
    finding("role-missing", { role: "approver" }),
    finding("team-only", { severity: "low" }),
  ];
  const after = [
    finding("stays", { sentence: "Said otherwise." }),
    finding("role-missing", { role: "detector" }),
    finding("team-only", { severity: "high" }),
  ];
  expect(differenceOfFindings("agent", before, after)).toEqual({
    opens: [after[1]],
    closes: [before[1]],
    severity: [{ finding: after[2], was: "low" }],
  });
});
