import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { orMakeAccountable } from "../another-holder.ts";
import { defineRule } from "../define-rule.ts";
import { aHolderOf } from "../duty-in-words.ts";
import { byTier } from "../grading.ts";

export const ownerUnaccepted = defineRule({
  id: "owner-unaccepted",
  firesWhen:
    "the accountable person of a demanded role is active, has not accepted, and was named (the assignment's start) more than 7 days ago",
  onePer: ["agent", "capability or none", "role"],
  severity: byTier,
  explains: "Someone was named but has not said yes, so nobody answers yet.",
  fix: "Remind them to accept, or name somebody who will and make them accountable.",
  requirements: ["R7", "R9", "R43"],
  references: ["nist-csf:GV.RR-04", "nist-csf:GV.RR-02", "soc2:CC1.5"],
  *check({ facts: agent, accountable }) {
    for (const { role, capability, tier, seat, holder } of accountable) {
      if (holder.standing !== "unaccepted") continue;
      const named = `${aHolderOf(role)} of ${capability?.name ?? agent.name}`;
      yield {
        severity: byTier[tier],
        ...(capability && { capabilityId: capability.id }),
        role,
        sentence: `${holder.person.name} was named ${named} on ${dateInWords(holder.assignment.startsAt)} and has not accepted.`,
        fix: `Remind ${holder.person.name} to accept, or name somebody who will and make them accountable${orMakeAccountable(seat, holder)}.`,
        closedBy: `assignment:${holder.assignment.id}:accepted`,
      };
    }
  },
});
