import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { orMakeAccountable } from "../another-holder.ts";
import { defineRule } from "../define-rule.ts";
import { answersFor } from "../duty-in-words.ts";
import { raised } from "../grading.ts";

const severity = raised("low", { high: "medium", critical: "high" });

export const attestationStale = defineRule({
  id: "attestation-stale",
  firesWhen: "the later of the accountable person's acceptance and last attestation is older than 180 days",
  onePer: ["agent", "capability or none", "role"],
  severity,
  explains: "Duties fade when nobody speaks of them: owners say from time to time that they still hold theirs.",
  fix: "Ask them to attest that they still hold the duty, or name somebody else and make them accountable.",
  requirements: ["R43", "R91"],
  references: ["soc2:CC1.5", "nist-ai-rmf:GOVERN 2.1"],
  *check({ facts: agent, accountable }) {
    for (const { role, capability, tier, seat, holder } of accountable) {
      if (holder.standing !== "stale") continue;
      const { acceptedAt, attestedAt } = holder.assignment;
      const lastSaid = dateInWords(Math.max(acceptedAt ?? 0, attestedAt ?? 0));
      const duty = answersFor(role, capability?.name ?? agent.name);
      yield {
        severity: severity[tier],
        ...(capability && { capabilityId: capability.id }),
        role,
        sentence: `${holder.person.name}, who ${duty}, last confirmed it on ${lastSaid}.`,
        fix: `Ask ${holder.person.name} to attest, or name somebody else and make them accountable${orMakeAccountable(seat, holder)}.`,
        closedBy: `assignment:${holder.assignment.id}:attested`,
      };
    }
  },
});
