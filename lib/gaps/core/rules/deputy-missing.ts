import { standingAnswers } from "#lib/registry/core/seat.ts";
import { defineRule } from "../define-rule.ts";
import { answersFor } from "../duty-in-words.ts";
import { raised } from "../grading.ts";
import { isActive } from "../unanswered.ts";

const severity = raised("low", { critical: "medium" });

export const deputyMissing = defineRule({
  id: "deputy-missing",
  firesWhen:
    "the answering accountable business owner of an agent of tier high or critical, or responder of such a capability, has no other active person as deputy",
  onePer: ["agent", "capability or none", "role"],
  severity,
  explains: "Everybody is away sometimes. Without a deputy, nobody answers then.",
  fix: "Name an active person as deputy.",
  requirements: ["R10"],
  references: ["nist-ai-600-1:MG-4.1-007", "nist-csf:RS.MA-04", "soc2:CC1.4"],
  *check({ facts: agent, accountable }) {
    for (const { role, capability, tier, holder } of accountable) {
      if ((role !== "business_owner" && role !== "responder") || (tier !== "high" && tier !== "critical")) continue;
      if (!standingAnswers(holder.standing)) continue;
      const { person, assignment } = holder;
      if (assignment.deputies.some((deputy) => isActive(deputy) && deputy.id !== person.id)) continue;
      yield {
        severity: severity[tier],
        ...(capability && { capabilityId: capability.id }),
        role,
        sentence: `${person.name}, who ${answersFor(role, capability?.name ?? agent.name)}, has no active deputy.`,
        fix: `Name an active person as deputy of ${person.name}.`,
        closedBy: `assignment:${assignment.id}:deputies`,
      };
    }
  },
});
