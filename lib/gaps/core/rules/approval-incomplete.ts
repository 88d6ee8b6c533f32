import { type ApprovalQuestion, approvalQuestions } from "#lib/registry/core/vocabulary.ts";
import { defineRule } from "../define-rule.ts";
import { byTierAtLeast } from "../grading.ts";
import { isApproved } from "../states-of-agents.ts";

const severity = byTierAtLeast("medium");

const asked: Record<ApprovalQuestion, string> = {
  identity: "identity",
  scope: "scope",
  oversight: "oversight model",
};

export const approvalIncomplete = defineRule({
  id: "approval-incomplete",
  firesWhen: "approved, active, suspended or retiring, and identity, scope or oversight model lacks a named approver",
  onePer: ["agent", "question"],
  severity,
  explains: "Identity, scope and oversight are three decisions; one that nobody took by name was not taken.",
  fix: "Have the question decided by name.",
  requirements: ["R44", "R54"],
  references: ["nist-ai-rmf:MANAGE 1.1", "nist-ai-600-1:GV-1.3-002", "nist-csf:PR.AA-02", "soc2:CC6.2"],
  *check({ facts: agent, tier }) {
    if (!isApproved(agent.state)) return;
    for (const question of approvalQuestions) {
      if (agent.approvals[question].by !== null) continue;
      yield {
        severity: severity[tier],
        about: { kind: "question", value: question },
        sentence: `Nobody approved the ${asked[question]} of ${agent.name}.`,
        fix: `Have the ${asked[question]} approved by ${question === "identity" ? "the system owner" : "the security owner"}.`,
        closedBy: `agent:${agent.id}:approvals.${question}`,
      };
    }
  },
});
