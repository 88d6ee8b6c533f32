import { standingAnswers } from "#lib/registry/core/seat.ts";
import { defineRule } from "../define-rule.ts";
import { answersFor } from "../duty-in-words.ts";
import { raised } from "../grading.ts";
import { isStated } from "../unanswered.ts";

const severity = raised("medium", { critical: "high" });

export const authorityMissing = defineRule({
  id: "authority-missing",
  firesWhen:
    "the tier is high or critical, and the answering accountable responder's authority to contain is not recorded",
  onePer: ["agent", "capability or none"],
  severity,
  explains: "Whoever has to stop an agent at night must not have to ask whether they may.",
  fix: "Record by what authority the responder may contain.",
  requirements: ["R125"],
  references: ["nist-ai-rmf:MANAGE 2.4", "nist-csf:RS.MI-01", "eu-ai-act:Art. 26"],
  *check({ facts: agent, accountable }) {
    for (const { role, capability, tier, holder } of accountable) {
      if (role !== "responder" || (tier !== "high" && tier !== "critical")) continue;
      if (!standingAnswers(holder.standing) || isStated(holder.assignment.authority)) continue;
      const { person, assignment } = holder;
      yield {
        severity: severity[tier],
        ...(capability && { capabilityId: capability.id }),
        sentence: `Nothing says by what authority ${person.name}, who ${answersFor(role, capability?.name ?? agent.name)}, may do so.`,
        fix: `Record by what authority ${person.name} may contain.`,
        closedBy: `assignment:${assignment.id}:authority`,
      };
    }
  },
});
