import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { defineRule } from "../define-rule.ts";
import { byTier } from "../grading.ts";

export const grantExpired = defineRule({
  id: "grant-expired",
  firesWhen: "the grant's end has passed and the agent is active",
  onePer: ["agent", "capability"],
  severity: byTier,
  explains: "What it was allowed to do has ended, and it is still at work.",
  fix: "Renew the grant with a new end, or end the capability.",
  requirements: ["R43", "R96"],
  references: ["owasp-nhi:NHI7:2025", "nist-csf:PR.AA-01", "soc2:CC6.2"],
  *check({ facts: agent, capabilities, moment }) {
    if (agent.state !== "active") return;
    for (const { capability, risk } of capabilities) {
      const endsAt = capability.grant?.endsAt ?? null;
      if (endsAt === null || !moment.reached(endsAt)) continue;
      yield {
        severity: byTier[risk.tier],
        capabilityId: capability.id,
        sentence: `The grant of ${capability.name} ended on ${dateInWords(endsAt)}.`,
        closedBy: `capability:${capability.id}:grant`,
      };
    }
  },
});
