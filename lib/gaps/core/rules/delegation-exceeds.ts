import type { CapabilityFacts } from "#lib/registry/core/facts.ts";
import { dataClassifications, inWords, type RiskTier } from "#lib/registry/core/vocabulary.ts";
import { assumed } from "#lib/risk/core/risk-table.ts";
import { effectiveClassification, isJudged, riskOf, tierRank } from "#lib/risk/core/risk-tier.ts";
import { defineRule } from "../define-rule.ts";
import { firstFew } from "../first-few.ts";
import { byTier } from "../grading.ts";

const actionOf = (capability: CapabilityFacts) => capability.action ?? assumed.action;

const rank = (capability: CapabilityFacts): number => dataClassifications.indexOf(effectiveClassification(capability));

export const delegationExceeds = defineRule({
  id: "delegation-exceeds",
  firesWhen:
    "a delegate that is active has a capability (system and action) that the delegator lacks, or has only for a lower data classification",
  onePer: ["agent", "other agent"],
  severity: { says: "by the delegate's tier for it, the highest where there are several" },
  explains: "By asking another agent, this one can do what it was never allowed.",
  fix: "Narrow the delegate, end the delegation, or have the same capability approved here.",
  requirements: ["R111"],
  references: ["owasp-asi:ASI03", "owasp-asi:ASI07", "owasp-t:T3"],
  *check({ facts, capabilities: own }) {
    for (const { slug, agent: delegate } of facts.delegatesTo) {
      if (delegate === null || delegate.state !== "active") continue;
      let tier: RiskTier | null = null;
      const exceeding: string[] = [];
      for (const theirs of delegate.capabilities) {
        if (!isJudged(theirs)) continue;
        const action = actionOf(theirs);
        const systemId = theirs.system?.id;
        const covered = own.some(
          ({ capability: ours }) =>
            actionOf(ours) === action && ours.system?.id === systemId && rank(ours) >= rank(theirs),
        );
        if (covered) continue;
        const theirTier = riskOf(theirs, delegate.facts).tier;
        if (tier === null || tierRank[theirTier] > tierRank[tier]) tier = theirTier;
        exceeding.push(
          `${inWords(action)} on ${theirs.system?.name ?? "a system that is not stated"} (${theirs.name}, ${effectiveClassification(theirs)} data)`,
        );
      }
      if (tier === null) continue;
      yield {
        severity: byTier[tier],
        about: { kind: "agent", value: slug },
        sentence: `${delegate.name} may do for ${facts.name} what ${facts.name} itself may not: ${firstFew(exceeding)}.`,
        fix: `Narrow ${delegate.name}, end the delegation, or have the same capability approved for ${facts.name}.`,
        closedBy: `agent:${facts.id}:delegate:${slug}`,
      };
    }
  },
});
