import { defineRule } from "../define-rule.ts";
import { byTierAtLeast } from "../grading.ts";
import { isApproved } from "../states-of-agents.ts";
import { closedByNaming, isActive, unanswered } from "../unanswered.ts";

const severity = byTierAtLeast("medium");

export const riskUnaccepted = defineRule({
  id: "risk-unaccepted",
  firesWhen:
    "approved, active, suspended or retiring, of tier high or critical or vendor-hosted, and no active person accepted the residual risk",
  onePer: ["agent"],
  severity,
  explains: "Some risk always stays. Someone must have said, by name, that the organisation carries it.",
  fix: "State the residual risk and have a person accept it.",
  requirements: ["R57", "R103"],
  references: ["nist-ai-rmf:MANAGE 1.4", "nist-ai-rmf:MANAGE 1.3", "nist-csf:ID.RA-06", "iso-42001:A.10.2"],
  *check({ facts: agent, tier }) {
    if (!isApproved(agent.state)) return;
    if (tier !== "high" && tier !== "critical" && agent.hosting !== "vendor") return;
    const { acceptedBy } = agent.residualRisk;
    if (isActive(acceptedBy)) return;
    yield {
      severity: severity[tier],
      sentence: unanswered(acceptedBy, `accepted the residual risk of ${agent.name}`),
      closedBy: closedByNaming(acceptedBy, `agent:${agent.id}:residualRisk`),
    };
  },
});
