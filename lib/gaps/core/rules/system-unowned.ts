import type { SystemFacts } from "#lib/registry/core/facts.ts";
import type { RiskTier } from "#lib/registry/core/vocabulary.ts";
import { tierRank } from "#lib/risk/core/risk-tier.ts";
import { defineRule } from "../define-rule.ts";
import { byTier } from "../grading.ts";
import { closedByNaming, isActive, unanswered } from "../unanswered.ts";

export const systemUnowned = defineRule({
  id: "system-unowned",
  firesWhen: "the system of a capability has no active owner",
  onePer: ["agent", "system"],
  severity: { says: "by the highest tier that touches it" },
  explains: "Nobody on the other side knows what the agent does there, or can shut the door.",
  fix: "Name an owner of the system.",
  requirements: ["R19", "R43"],
  references: ["nist-csf:PR.AA-05", "iso-42001:A.10.2", "nist-csf:ID.AM-08"],
  *check({ capabilities }) {
    const unowned: { system: SystemFacts; tier: RiskTier }[] = [];
    for (const { capability, risk } of capabilities) {
      const { system } = capability;
      if (system === null || isActive(system.owner)) continue;
      const known = unowned.find((other) => other.system.id === system.id);
      if (known === undefined) unowned.push({ system, tier: risk.tier });
      else if (tierRank[risk.tier] > tierRank[known.tier]) known.tier = risk.tier;
    }
    for (const { system, tier } of unowned) {
      yield {
        severity: byTier[tier],
        about: { kind: "system", value: system.slug },
        sentence: unanswered(system.owner, `owns ${system.name}`),
        fix: `Name an owner of ${system.name}.`,
        closedBy: closedByNaming(system.owner, `system:${system.id}:owner`),
      };
    }
  },
});
