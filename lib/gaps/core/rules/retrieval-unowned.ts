import { defineRule } from "../define-rule.ts";
import { closedByNaming, isActive, unanswered } from "../unanswered.ts";

export const retrievalUnowned = defineRule({
  id: "retrieval-unowned",
  firesWhen:
    "the agent uses retrieval and a data source in use has no active quality owner, or it uses retrieval and names no data source",
  onePer: ["agent", "data source or none"],
  severity: { says: "medium" },
  explains:
    "What the agent finds it repeats: without a quality owner, wrong or planted content is nobody's to correct.",
  fix: "Name the data sources that it retrieves from, and a quality owner of each.",
  requirements: ["R43", "R105"],
  references: ["iso-42001:A.7.4", "owasp-llm:LLM08:2025", "owasp-asi:ASI06"],
  *check({ facts: agent }) {
    if (agent.usesRetrieval !== true) return;
    if (agent.dataSources.length === 0) {
      yield {
        severity: "medium",
        sentence: `${agent.name} uses retrieval, and nothing says from which data sources.`,
        fix: "Name the data sources that it retrieves from.",
        closedBy: `agent:${agent.id}:dataSources`,
      };
    }
    for (const { id, slug, name, qualityOwner } of agent.dataSources) {
      if (isActive(qualityOwner)) continue;
      yield {
        severity: "medium",
        about: { kind: "dataSource", value: slug },
        sentence: unanswered(qualityOwner, `answers for the quality of ${name}`),
        fix: `Name a quality owner of ${name}.`,
        closedBy: closedByNaming(qualityOwner, `dataSource:${id}:qualityOwner`),
      };
    }
  },
});
