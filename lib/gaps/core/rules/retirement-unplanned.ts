import { defineRule } from "../define-rule.ts";
import { raised } from "../grading.ts";
import { isStated } from "../unanswered.ts";

const severity = raised("low", { high: "medium", critical: "medium" });

export const retirementUnplanned = defineRule({
  id: "retirement-unplanned",
  firesWhen: "the agent is active and has no retirement plan",
  onePer: ["agent"],
  severity,
  explains: "What has no planned end keeps its access after everybody has forgotten it.",
  fix: "Write how and when the agent is retired.",
  requirements: ["R2", "R94"],
  references: ["nist-ai-rmf:GOVERN 1.7", "nist-ai-600-1:GV-1.7-002", "owasp-nhi:NHI1:2025"],
  *check({ facts: agent, tier }) {
    if (agent.state !== "active" || isStated(agent.retirementPlan)) return;
    yield {
      severity: severity[tier],
      sentence: `Nothing says how ${agent.name} is retired.`,
      closedBy: `agent:${agent.id}:retirementPlan`,
    };
  },
});
