import { defineRule } from "../define-rule.ts";
import { raised } from "../grading.ts";
import { isStated } from "../unanswered.ts";

const severity = raised("medium", { high: "high", critical: "high" });

export const escalationMissing = defineRule({
  id: "escalation-missing",
  firesWhen: "the agent has a capability of tier moderate or higher and no escalation path",
  onePer: ["agent"],
  severity,
  explains: "When the first person called does not answer, nobody knows who is next.",
  fix: "Write down who is called, and who after that.",
  requirements: ["R16", "R23", "R69"],
  references: ["nist-csf:RS.MA-04", "nist-ai-rmf:GOVERN 3.2", "eu-ai-act:Art. 14"],
  *check({ facts: agent, tier }) {
    if (tier === "low" || isStated(agent.escalation)) return;
    yield {
      severity: severity[tier],
      sentence: `Nothing says to whom a problem with ${agent.name} is escalated.`,
      closedBy: `agent:${agent.id}:escalation`,
    };
  },
});
