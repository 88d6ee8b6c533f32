import { DAY } from "#lib/platform/core/clock.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import type { CapabilityFacts } from "#lib/registry/core/facts.ts";
import { assumed, floors } from "#lib/risk/core/risk-table.ts";
import type { Risk } from "#lib/risk/core/risk-tier.ts";
import { defineRule } from "../define-rule.ts";
import { raised } from "../grading.ts";

const severity = raised("low", { high: "medium", critical: "high" });

/** Where a floor of the tier table holds for the kind of system or for the data (R119, R120); the caller checks production. */
export const onSensitiveGround = (capability: CapabilityFacts, risk: Risk): boolean =>
  (capability.system?.kind != null && floors.systemKind[capability.system.kind] !== undefined) ||
  floors.dataClassification[risk.dataClassification] !== undefined;

export const grantStanding = defineRule({
  id: "grant-standing",
  firesWhen:
    "the grant has no end; or, in production on an identity store, on a production change system or with regulated data, its end is more than 90 days after its start",
  onePer: ["agent", "capability"],
  severity,
  explains: "Privilege is temporary: a grant that nobody has to renew outlives its reason.",
  fix: "Give the grant an end.",
  requirements: ["R97", "R120"],
  references: ["owasp-nhi:NHI7:2025", "owasp-nhi:NHI5:2025", "nist-csf:ID.RA-07"],
  *check({ facts: agent, capabilities, policy }) {
    const most = policy.sensitiveGrantAtMostDays;
    const production = (agent.environment ?? assumed.environment) === "production";
    for (const { capability, risk } of capabilities) {
      const { grant } = capability;
      if (grant === null) continue;
      const { startsAt, endsAt } = grant;
      const tooLong =
        endsAt !== null && production && endsAt - startsAt > most * DAY && onSensitiveGround(capability, risk);
      if (endsAt !== null && !tooLong) continue;
      yield {
        severity: severity[risk.tier],
        capabilityId: capability.id,
        sentence:
          endsAt === null
            ? `The grant of ${capability.name} has no end.`
            : `The grant of ${capability.name} runs from ${dateInWords(startsAt)} to ${dateInWords(endsAt)}, over ${most} days on sensitive ground.`,
        fix:
          endsAt === null ? "Give the grant an end." : `Shorten the grant to ${most} days; renew it when it is needed.`,
        closedBy: `capability:${capability.id}:grant`,
      };
    }
  },
});
