import { assumed } from "#lib/risk/core/risk-table.ts";
import { defineRule } from "../define-rule.ts";
import { raised } from "../grading.ts";
import { isStated } from "../unanswered.ts";

const severity = raised("medium", { high: "high", critical: "critical" });

export const identityMissing = defineRule({
  id: "identity-missing",
  firesWhen:
    "the environment is production and there is no workload identity, unless the agent is not agentic, only suggests and has no credential",
  onePer: ["agent"],
  severity,
  explains: "Without an identity of its own nobody can tell what it did, or take its access away.",
  fix: "Give it a workload identity and record it here.",
  requirements: ["R11", "R31"],
  references: ["nist-csf:PR.AA-01", "owasp-nhi:NHI7:2025", "soc2:CC6.1"],
  *check({ facts: agent, tier }) {
    if ((agent.environment ?? assumed.environment) !== "production" || isStated(agent.workloadIdentity)) return;
    const harmless =
      (agent.interaction ?? assumed.interaction) !== "agentic" &&
      (agent.autonomy ?? assumed.autonomy) === "suggests" &&
      (agent.credential.kind ?? assumed.credential) === "none";
    if (harmless) return;
    yield {
      severity: severity[tier],
      sentence: `${agent.name} works in production without a workload identity.`,
      closedBy: `agent:${agent.id}:workloadIdentity`,
    };
  },
});
