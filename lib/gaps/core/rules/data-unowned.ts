import { defineRule } from "../define-rule.ts";
import { closedByNaming, isActive, unanswered } from "../unanswered.ts";

export const dataUnowned = defineRule({
  id: "data-unowned",
  firesWhen: "a data source in use has no active data owner",
  onePer: ["agent", "data source"],
  severity: { says: "medium; high for restricted and regulated data" },
  explains: "Nobody decides what the agent may use, keep and summarise of this data.",
  fix: "Name a data owner of the source.",
  requirements: ["R27", "R43"],
  references: ["iso-42001:A.7.4", "nist-csf:ID.AM-07", "owasp-llm:LLM02:2025"],
  *check({ facts: agent }) {
    for (const { id, slug, name, dataOwner, dataClassification } of agent.dataSources) {
      if (isActive(dataOwner)) continue;
      yield {
        severity: dataClassification === "restricted" || dataClassification === "regulated" ? "high" : "medium",
        about: { kind: "dataSource", value: slug },
        sentence: unanswered(dataOwner, `owns the data of ${name}`),
        fix: `Name a data owner of ${name}.`,
        closedBy: closedByNaming(dataOwner, `dataSource:${id}:dataOwner`),
      };
    }
  },
});
