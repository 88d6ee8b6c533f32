import { defineRule } from "../define-rule.ts";
import { byTier } from "../grading.ts";
import { isStated } from "../unanswered.ts";

export const playbookMissing = defineRule({
  id: "playbook-missing",
  firesWhen: "the capability's tier is high or critical and neither it nor the agent has a playbook",
  onePer: ["agent", "capability"],
  severity: byTier,
  explains: "When it goes wrong, whoever is called has to invent what to do.",
  fix: "Write a playbook (detect, contain, revoke, notify, recover) and link it on the agent or the capability.",
  requirements: ["R22", "R126"],
  references: ["nist-csf:ID.IM-04", "nist-ai-600-1:GV-6.2-003", "nist-ai-600-1:MG-2.3-001"],
  *check({ facts: agent, capabilities }) {
    if (isStated(agent.playbookUrl)) return;
    for (const { capability, risk } of capabilities) {
      if ((risk.tier !== "high" && risk.tier !== "critical") || isStated(capability.playbookUrl)) continue;
      yield {
        severity: byTier[risk.tier],
        capabilityId: capability.id,
        sentence: `No playbook says what to do when ${capability.name} goes wrong.`,
        closedBy: `agent:${agent.id}:playbookUrl`,
      };
    }
  },
});
