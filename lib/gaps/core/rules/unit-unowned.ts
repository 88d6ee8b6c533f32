import { defineRule } from "../define-rule.ts";
import { closedByNaming, isActive, unanswered } from "../unanswered.ts";

export const unitUnowned = defineRule({
  id: "unit-unowned",
  firesWhen: "the agent is shared by several business units and one of them has no active unit owner",
  onePer: ["agent", "unit"],
  severity: { says: "medium" },
  explains: "Shared use needs somebody in each unit who answers for what that unit does with the agent.",
  fix: "Name an owner for the unit's use.",
  requirements: ["R109"],
  references: ["nist-ai-rmf:GOVERN 2.1", "nist-csf:GV.SC-02", "soc2:CC1.3"],
  *check({ facts: agent }) {
    if (agent.sharedByUnits.length < 2) return;
    for (const { unit, owner } of agent.sharedByUnits) {
      if (isActive(owner)) continue;
      yield {
        severity: "medium",
        about: { kind: "unit", value: unit },
        sentence: unanswered(owner, `answers for the use of ${agent.name} in ${unit}`),
        fix: `Name an owner for the use in ${unit}.`,
        closedBy: closedByNaming(owner, `agent:${agent.id}:unit:${unit}`),
      };
    }
  },
});
