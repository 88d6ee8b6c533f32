import { defineRule } from "../define-rule.ts";
import { raised } from "../grading.ts";
import { isStated } from "../unanswered.ts";

const severity = raised("medium", { high: "high", critical: "high" });

export const boundaryMissing = defineRule({
  id: "boundary-missing",
  firesWhen: "the purpose, the task boundary or the acceptable outcomes are not stated",
  onePer: ["agent"],
  severity,
  explains: "What nobody wrote down cannot be exceeded: without a boundary nothing the agent does is wrong.",
  fix: "State what is missing: purpose, task boundary, acceptable outcomes.",
  requirements: ["R16"],
  references: ["nist-ai-rmf:MAP 1.1", "nist-ai-rmf:MAP 3.3", "iso-42001:A.9.4"],
  *check({ facts: agent, tier }) {
    const missing: string[] = [];
    if (!isStated(agent.purpose)) missing.push("purpose");
    if (!isStated(agent.taskBoundary)) missing.push("task boundary");
    if (!isStated(agent.acceptableOutcomes)) missing.push("acceptable outcomes");
    if (missing.length === 0) return;
    yield {
      severity: severity[tier],
      sentence: `Of ${agent.name}, this is not stated: ${missing.join(", ")}.`,
      fix: `State what is missing: ${missing.join(", ")}.`,
      closedBy: `agent:${agent.id}:boundary`,
    };
  },
});
