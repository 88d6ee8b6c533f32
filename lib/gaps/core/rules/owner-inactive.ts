import { orMakeAccountable } from "../another-holder.ts";
import { defineRule } from "../define-rule.ts";
import { aHolderOf, answersFor } from "../duty-in-words.ts";
import { byTierAtLeast } from "../grading.ts";
import { unanswered } from "../unanswered.ts";

const severity = byTierAtLeast("high");

export const ownerInactive = defineRule({
  id: "owner-inactive",
  firesWhen: "the accountable person of a demanded role is suspended or left",
  onePer: ["agent", "capability or none", "role"],
  severity,
  explains: "Someone who is not there cannot decide, notice or act, and their name hides that nobody does.",
  fix: "Name an active person and make them accountable.",
  requirements: ["R7", "R9", "R43", "R93"],
  references: ["nist-csf:GV.RR-04", "soc2:CC1.5", "soc2:CC1.4", "owasp-nhi:NHI1:2025"],
  *check({ facts: agent, accountable }) {
    for (const { role, capability, tier, seat, holder } of accountable) {
      if (holder.standing !== "inactive") continue;
      yield {
        severity: severity[tier],
        ...(capability && { capabilityId: capability.id }),
        role,
        sentence: unanswered(holder.person, answersFor(role, capability?.name ?? agent.name)),
        fix: `Name ${aHolderOf(role)} who is active and make them accountable${orMakeAccountable(seat, holder)}.`,
        closedBy: `person:${holder.person.id}`,
      };
    }
  },
});
