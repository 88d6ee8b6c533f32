import { defineRule } from "../define-rule.ts";
import { whateverTheTier } from "../grading.ts";

const severity = whateverTheTier("high");

export const delegationUnregistered = defineRule({
  id: "delegation-unregistered",
  firesWhen: "the agent delegates to an agent that is not registered, or is rejected or retired",
  onePer: ["agent", "other agent"],
  severity,
  explains: "Work goes to an agent for which nobody answers.",
  fix: "Register the other agent, or end the delegation.",
  requirements: ["R111", "R113"],
  references: ["owasp-asi:ASI10", "nist-ai-600-1:GV-1.6-001", "owasp-asi:ASI07"],
  *check({ facts, tier }) {
    for (const { slug, agent } of facts.delegatesTo) {
      if (agent !== null && agent.state !== "rejected" && agent.state !== "retired") continue;
      yield {
        severity: severity[tier],
        about: { kind: "agent", value: slug },
        sentence:
          agent === null
            ? `${facts.name} delegates to ${slug}, which is not registered.`
            : `${facts.name} delegates to ${agent.name}, which is ${agent.state}.`,
        fix: agent === null ? `Register ${slug}, or end the delegation.` : `End the delegation to ${agent.name}.`,
        closedBy: `delegate:${slug}`,
      };
    }
  },
});
