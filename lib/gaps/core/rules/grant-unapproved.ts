import { defineRule } from "../define-rule.ts";
import { byTier } from "../grading.ts";
import { isApproved } from "../states-of-agents.ts";

export const grantUnapproved = defineRule({
  id: "grant-unapproved",
  firesWhen: "a capability of an approved, active, suspended or retiring agent has no grant, or one with no approver",
  onePer: ["agent", "capability"],
  severity: byTier,
  explains: "The access works, and nobody can say who allowed it.",
  fix: "Record a grant with the person who approved it.",
  requirements: ["R45", "R51", "R81"],
  references: ["soc2:CC6.2", "nist-csf:ID.AM-02", "owasp-nhi:NHI1:2025"],
  *check({ facts: agent, capabilities }) {
    if (!isApproved(agent.state)) return;
    for (const { capability, risk } of capabilities) {
      const { grant } = capability;
      if (grant?.approvedBy) continue;
      yield {
        severity: byTier[risk.tier],
        capabilityId: capability.id,
        sentence:
          grant === null ? `Nothing grants ${capability.name}.` : `Nobody approved the grant of ${capability.name}.`,
        closedBy: `capability:${capability.id}:grant`,
      };
    }
  },
});
