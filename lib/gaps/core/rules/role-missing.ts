import { defineRule } from "../define-rule.ts";
import { aHolderOf, answersFor } from "../duty-in-words.ts";
import { byTier } from "../grading.ts";

export const roleMissing = defineRule({
  id: "role-missing",
  firesWhen: "nobody and no team is present in a role that the capability's tier demands, its own or inherited",
  onePer: ["agent", "capability", "role"],
  severity: byTier,
  explains: "At this tier the role must be taken: without it nobody decides, notices or acts for this capability.",
  fix: "Name somebody for this role on the capability, or once for the whole agent.",
  requirements: ["R14", "R15", "R23", "R43"],
  references: [
    "nist-ai-rmf:GOVERN 2.1",
    "nist-ai-rmf:GOVERN 3.2",
    "nist-csf:GV.RR-02",
    "iso-42001:A.3.2",
    "owasp-asi:ASI02",
  ],
  *check({ facts: agent, vacant }) {
    for (const { role, capability, tier } of vacant) {
      if (capability === null) continue;
      yield {
        severity: byTier[tier],
        capabilityId: capability.id,
        role,
        sentence: `Nobody ${answersFor(role, capability.name)}.`,
        fix: `Name ${aHolderOf(role)} for ${capability.name}, or once for all of ${agent.name}.`,
        closedBy: `default:${agent.id}:${role}`,
      };
    }
  },
});
