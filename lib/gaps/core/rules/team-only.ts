import { defineRule } from "../define-rule.ts";
import { aHolderOf, answersFor } from "../duty-in-words.ts";
import { byTier } from "../grading.ts";

export const teamOnly = defineRule({
  id: "team-only",
  firesWhen: "a demanded role has no present person, its own or inherited, but a team",
  onePer: ["agent", "capability or none", "role"],
  severity: byTier,
  explains: "A team can help, but only a person can answer: when everybody is meant, nobody is called.",
  fix: "Name one person beside the team.",
  requirements: ["R3", "R43"],
  references: ["nist-ai-rmf:GOVERN 2.1", "soc2:CC1.5", "owasp-asi:ASI10"],
  *check({ facts: agent, teamOnly: held }) {
    for (const { role, capability, tier, team } of held) {
      const place = capability?.name ?? agent.name;
      yield {
        severity: byTier[tier],
        ...(capability && { capabilityId: capability.id }),
        role,
        sentence: `Only the team ${team.team.name}, and no person, ${answersFor(role, place)}.`,
        fix: `Name ${aHolderOf(role)} beside the team, a member or its lead for example.`,
        closedBy: capability === null ? `default:${agent.id}:${role}` : `capability:${capability.id}:${role}`,
      };
    }
  },
});
