import type { ApplicableControl } from "#lib/controls/core/applicable-controls.ts";
import { lowest, severities } from "#lib/registry/core/vocabulary.ts";
import { defineRule } from "../define-rule.ts";
import { byTier } from "../grading.ts";
import { closedByNaming, unanswered } from "../unanswered.ts";

/** Nobody active owns it, and it is not set aside with a reason. */
const isUnowned = (applicable: ApplicableControl): boolean => !applicable.ownerAnswers && !applicable.setAside;

export const controlUnowned = defineRule({
  id: "control-unowned",
  firesWhen:
    "a control that applies has no active owner and is not marked not applicable with a reason; a default owner who is no longer active is one gap for the control, without an agent, at the highest severity among those that rely on it",
  onePer: ["agent or none", "control"],
  severity: { says: "the lower of the control's weight and by tier" },
  explains: "A safeguard that is nobody's job is on paper only.",
  fix: "Name an owner of the control, here or for the whole organisation, or mark it not applicable with the reason.",
  requirements: ["R24", "R43"],
  references: ["nist-ai-rmf:GOVERN 2.1", "soc2:CC1.5", "nist-csf:GV.RR-02"],
  *check({ facts: agent, tier, controls }) {
    for (const applicable of controls) {
      // A default that is no longer active is the organisation's gap, once (organisation-findings.ts).
      if (!isUnowned(applicable) || applicable.ownedBy === "default") continue;
      const { control, owner } = applicable;
      yield {
        severity: lowest(severities, control.weight, byTier[tier]),
        controlId: control.id,
        sentence: unanswered(owner, `answers for ${control.id}, ${control.title}, on ${agent.name}`),
        fix: `Name an owner of ${control.id}, here or for the whole organisation, or mark it not applicable with the reason.`,
        closedBy: closedByNaming(owner, `control:${control.id}:defaultOwner`),
      };
    }
  },
});
