import { defineRule } from "../define-rule.ts";
import { raised } from "../grading.ts";

const severity = raised("medium", { critical: "high" });

export const approvalUnenforced = defineRule({
  id: "approval-unenforced",
  firesWhen: "the capability's tier is high or critical and its system does not enforce the approval",
  onePer: ["agent", "capability"],
  severity,
  explains: "An approval that the system does not check is a promise: the call works without it.",
  fix: "Make the system refuse the call without the approval, and record that it does.",
  requirements: ["R48", "R70"],
  references: ["nist-csf:PR.AA-05", "owasp-asi:ASI07", "owasp-asi:ASI08", "soc2:CC6.1"],
  *check({ capabilities }) {
    for (const { capability, risk } of capabilities) {
      if (risk.tier !== "high" && risk.tier !== "critical") continue;
      const { system } = capability;
      if (system === null || system.enforcesApproval === true) continue;
      yield {
        severity: severity[risk.tier],
        capabilityId: capability.id,
        sentence:
          system.enforcesApproval === false
            ? `${system.name} carries out ${capability.name} without checking the approval.`
            : `Nothing says whether ${system.name} checks the approval of ${capability.name}.`,
        closedBy: `system:${system.id}:enforcesApproval`,
      };
    }
  },
});
