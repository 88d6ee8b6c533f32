import { defineRule } from "../define-rule.ts";
import { byTierAtMost } from "../grading.ts";
import { isStated } from "../unanswered.ts";

const severity = byTierAtMost("high");

export const revocationMissing = defineRule({
  id: "revocation-missing",
  firesWhen: "the capability's tier is moderate or higher and no revocation path is written",
  onePer: ["agent", "capability"],
  severity,
  explains: "Access that nobody knows how to take away cannot be taken away in time.",
  fix: "Write how the access is revoked and how long that takes.",
  requirements: ["R18", "R95"],
  references: ["nist-ai-rmf:MANAGE 2.4", "nist-csf:RS.MI-01", "nist-csf:PR.AA-05"],
  *check({ capabilities }) {
    for (const { capability, risk } of capabilities) {
      if (risk.tier === "low" || isStated(capability.revocation.path)) continue;
      yield {
        severity: severity[risk.tier],
        capabilityId: capability.id,
        sentence: `Nothing says how ${capability.name} is taken away.`,
        closedBy: `capability:${capability.id}:revocation`,
      };
    }
  },
});
