import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { changesInWords, unreviewedChanges } from "#lib/registry/core/unreviewed-changes.ts";
import { tierRank } from "#lib/risk/core/risk-tier.ts";
import { defineRule } from "../define-rule.ts";
import { byTier } from "../grading.ts";

export const changeUnreviewed = defineRule({
  id: "change-unreviewed",
  firesWhen:
    "prompt digest, model, tools, data sources or autonomy changed after the last review (or activation) and no review has covered it: at once for tier high and critical, after 14 days for the others",
  onePer: ["agent"],
  severity: byTier,
  explains: "Trust was given to what the agent was: what changed since is looked at before the trust goes on.",
  fix: "Review the capabilities that the change concerns.",
  requirements: ["R86"],
  references: ["nist-csf:ID.RA-07", "nist-ai-600-1:MG-3.1-003"],
  *check({ facts: agent, capabilities, tier, policy, moment }) {
    const changes = unreviewedChanges(
      agent,
      capabilities.map(({ capability }) => capability),
    );
    const [first] = changes;
    if (first === undefined) return;
    const atOnce = tierRank[tier] >= tierRank.high;
    if (!atOnce && !moment.moreThanDaysSince(first.at, policy.changeReviewWithinDays)) return;
    yield {
      severity: byTier[tier],
      sentence: `The ${changesInWords(changes)} of ${agent.name} changed, first on ${dateInWords(first.at)}, and no review has looked at it since.`,
      closedBy: `agent:${agent.id}:reviewed`,
    };
  },
});
