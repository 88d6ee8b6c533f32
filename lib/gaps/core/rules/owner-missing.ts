import { defineRule } from "../define-rule.ts";
import { aHolderOf, answersFor } from "../duty-in-words.ts";
import { byTier, byTierAtLeast } from "../grading.ts";

const forBusinessOwner = byTierAtLeast("high");

export const ownerMissing = defineRule({
  id: "owner-missing",
  firesWhen:
    "nobody and no team is present as business owner, system owner, security owner or retirement owner; the retirement owner only once the agent has been submitted for 30 days or more, or is active, suspended or retiring",
  onePer: ["agent", "role"],
  severity: { says: `business owner ${forBusinessOwner.says}; otherwise ${byTier.says}` },
  explains: "An agent without this owner has nobody who can decide, be asked or be called when it matters.",
  fix: "Name a person for this role; they answer once they accept.",
  requirements: ["R1", "R2", "R43"],
  references: ["nist-ai-rmf:GOVERN 2.1", "nist-csf:GV.RR-02", "iso-42001:A.3.2", "soc2:CC1.3"],
  *check({ facts: agent, vacant, policy, moment }) {
    for (const { role, capability, tier } of vacant) {
      if (capability !== null) continue;
      if (role === "retirement_owner" && agent.state !== "active") {
        const running = agent.state === "suspended" || agent.state === "retiring";
        const since = agent.submittedAt;
        const long = since !== null && moment.daysOrMoreSince(since, policy.retirementOwnerAfterDays);
        if (!running && !long) continue;
      }
      yield {
        severity: (role === "business_owner" ? forBusinessOwner : byTier)[tier],
        role,
        sentence: `Nobody ${answersFor(role, agent.name)}.`,
        fix: `Name ${aHolderOf(role)}; they answer once they accept.`,
        closedBy: `default:${agent.id}:${role}`,
      };
    }
  },
});
