import { defineRule } from "../define-rule.ts";
import { raised } from "../grading.ts";

const severity = raised("medium", { high: "high", critical: "high" });

const hours = (seconds: number): string => {
  const whole = Math.floor(seconds / 3600);
  return seconds % 3600 === 0 ? `${whole} hours` : `over ${whole} hours`;
};

export const secretLongLived = defineRule({
  id: "secret-long-lived",
  firesWhen: "the credential is long-lived, or its time to live is over 24 hours",
  onePer: ["agent"],
  severity,
  explains: "A secret that lives long can be stolen today and used next month, and looks like normal work.",
  fix: "Use a credential that lives for 24 hours or less, issued for the task.",
  requirements: ["R31", "R96", "R118"],
  references: ["owasp-nhi:NHI7:2025", "owasp-nhi:NHI5:2025", "soc2:CC6.1"],
  *check({ facts: agent, tier, policy }) {
    const { kind, ttlSeconds } = agent.credential;
    const most = policy.secretLivesAtMostHours;
    const tooLong = ttlSeconds !== null && ttlSeconds > most * 3600;
    if (kind !== "long_lived" && !tooLong) return;
    yield {
      severity: severity[tier],
      sentence: tooLong
        ? `The credential of ${agent.name} lives for ${hours(ttlSeconds)}.`
        : `The credential of ${agent.name} is long-lived.`,
      fix: `Use a credential that lives for ${most} hours or less, issued for the task.`,
      closedBy: `agent:${agent.id}:credential`,
    };
  },
});
