import { DAY } from "#lib/platform/core/clock.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { reviewCountsFrom } from "#lib/registry/core/next-review.ts";
import { defineRule } from "../define-rule.ts";
import { byTier } from "../grading.ts";

export const reviewOverdue = defineRule({
  id: "review-overdue",
  firesWhen:
    "the agent is active and no completed review covers the capability within 365 days (low), 180 (moderate), 90 (high, critical); before its first review the time counts from the agent's activation or the capability's approval, whichever is later",
  onePer: ["agent", "capability"],
  severity: byTier,
  explains: "Access that nobody looks at again outlives its reason: reviews recur, sooner where more is at stake.",
  fix: "Review the capability: certify it, change it or revoke it.",
  requirements: ["R85", "R87"],
  references: ["nist-ai-rmf:GOVERN 1.5", "nist-csf:GV.OV-03", "soc2:CC4.1"],
  *check({ facts: agent, capabilities, policy, moment }) {
    for (const { capability, risk } of capabilities) {
      const from = reviewCountsFrom(agent, capability);
      const days = policy.reviewWithinDays[risk.tier];
      if (from === null || !moment.moreThanDaysSince(from, days)) continue;
      yield {
        severity: byTier[risk.tier],
        capabilityId: capability.id,
        sentence:
          capability.reviewedAt === null
            ? `${capability.name} has never been reviewed; its first review was due on ${dateInWords(from + days * DAY)}.`
            : `${capability.name} was last reviewed on ${dateInWords(from)}; its next review was due on ${dateInWords(from + days * DAY)}.`,
        closedBy: `capability:${capability.id}:reviewed`,
      };
    }
  },
});
