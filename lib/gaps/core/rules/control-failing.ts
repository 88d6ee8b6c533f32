import { lowest, severities } from "#lib/registry/core/vocabulary.ts";
import { defineRule } from "../define-rule.ts";
import { byTier } from "../grading.ts";

export const controlFailing = defineRule({
  id: "control-failing",
  firesWhen: "the status of a control that applies is failing",
  onePer: ["agent", "control"],
  severity: { says: "the lower of the control's weight and by tier" },
  explains: "The safeguard is known not to work, and the agent goes on.",
  fix: "Repair the control, test it, and record that it works.",
  requirements: ["R24", "R36"],
  references: ["nist-ai-rmf:MEASURE 1.2", "soc2:CC4.1", "soc2:CC5.3"],
  *check({ facts: agent, tier, controls }) {
    for (const { control, status } of controls) {
      if (status !== "failing") continue;
      yield {
        severity: lowest(severities, control.weight, byTier[tier]),
        controlId: control.id,
        sentence: `${control.id}, ${control.title}, is failing on ${agent.name}.`,
        closedBy: `agent:${agent.id}:control:${control.id}`,
      };
    }
  },
});
