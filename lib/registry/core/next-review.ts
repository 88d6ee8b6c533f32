import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import type { AgentFacts, CapabilityFacts } from "./facts.ts";
import type { Policy } from "./policy.ts";
import type { RiskTier } from "./vocabulary.ts";

/**
 * From when the time to the next access review of a capability counts: its last completed review; before the first, the
 * agent's activation or the capability's approval, whichever is later (docs/rules.md, review-overdue). Null while not active.
 */
export function reviewCountsFrom(
  { state, activatedAt }: Pick<AgentFacts, "state" | "activatedAt">,
  { approvedAt, reviewedAt }: Pick<CapabilityFacts, "approvedAt" | "reviewedAt">,
): Instant | null {
  if (state !== "active" || activatedAt === null) return null;
  return reviewedAt ?? Math.max(activatedAt, approvedAt ?? activatedAt);
}

/** When the next access review of a capability is due; null until the agent is active. */
export function nextReviewAt(
  agent: Pick<AgentFacts, "state" | "activatedAt">,
  capability: Pick<CapabilityFacts, "approvedAt" | "reviewedAt">,
  tier: RiskTier,
  { reviewWithinDays }: Pick<Policy, "reviewWithinDays">,
): Instant | null {
  const from = reviewCountsFrom(agent, capability);
  return from === null ? null : from + reviewWithinDays[tier] * DAY;
}
