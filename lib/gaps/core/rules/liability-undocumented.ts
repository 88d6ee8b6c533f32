import { defineRule } from "../define-rule.ts";
import { raised } from "../grading.ts";
import { isStated } from "../unanswered.ts";

const severity = raised("low", { high: "medium", critical: "medium" });

export const liabilityUndocumented = defineRule({
  id: "liability-undocumented",
  firesWhen: "the agent or its orchestrator is vendor-hosted, and there is no contract, policy or change reference",
  onePer: ["agent"],
  severity,
  explains: "No general rule says who is liable between you and the vendor; only your own papers do.",
  fix: "Record the contract, policy or change that says who is liable.",
  requirements: ["R12", "R104"],
  references: ["iso-42001:A.10.2", "nist-csf:GV.SC-02", "nist-ai-600-1:GV-6.2-007", "eu-ai-act:Art. 25"],
  *check({ facts: agent, tier }) {
    const hosted = agent.hosting === "vendor";
    if (!hosted && agent.orchestrator.hosting !== "vendor") return;
    if (agent.vendorReferences.some(isStated)) return;
    yield {
      severity: severity[tier],
      sentence: `${hosted ? agent.name : `The orchestrator of ${agent.name}`} is hosted by a vendor, and no contract, policy or change is referenced.`,
      closedBy: `agent:${agent.id}:vendorReferences`,
    };
  },
});
