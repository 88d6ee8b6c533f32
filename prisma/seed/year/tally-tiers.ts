import type { PlannedAgent, PlannedCapability, PlannedRole } from "./plan.ts";

// The tables of rules.md that the tally needs, written down a second time: 'Risk tier of a capability', 'Roles a tier
// demands' and the severities. All agents of the plan run in production, alone in their unit, without a credential.

export type Tier = "low" | "moderate" | "high" | "critical";
export const tiers: readonly Tier[] = ["low", "moderate", "high", "critical"];

const points: Readonly<Record<string, number>> = {
  read: 0,
  write: 1,
  execute: 2,
  communicate: 2,
  pay: 4,
  public: 0,
  internal: 0,
  confidential: 1,
  restricted: 2,
  regulated: 3,
  suggests: -1,
  acts_with_approval: 0,
  acts_within_bounds: 1,
  assistant: 0,
  agentic: 1,
};

export function tierOf(agent: PlannedAgent, capability: PlannedCapability): Tier {
  const sum =
    [capability.action, capability.dataClassification, agent.autonomy, agent.interaction].reduce(
      (total, word) => total + (points[word] ?? Number.NaN),
      0,
    ) +
    (capability.reversible ? 0 : 1) +
    (agent.customerFacing ? 1 : 0);
  const bySum: Tier = sum >= 7 ? "critical" : sum >= 4 ? "high" : sum >= 2 ? "moderate" : "low";
  const floored = capability.action === "pay" || capability.dataClassification === "regulated";
  return floored && tiers.indexOf(bySum) < tiers.indexOf("high") ? "high" : bySum;
}

export const highest = (found: readonly Tier[]): Tier =>
  found.reduce<Tier>((most, one) => (tiers.indexOf(one) > tiers.indexOf(most) ? one : most), "low");

export const isHigh = (tier: Tier): boolean => tier === "high" || tier === "critical";

export interface Demand {
  roles: readonly PlannedRole[];
  strict: boolean;
}

export function demandOf(tier: Tier, { action, dataClassification }: PlannedCapability): Demand {
  const sensitiveRead =
    action === "read" && (dataClassification === "restricted" || dataClassification === "regulated");
  const strict = isHigh(tier) || action === "pay" || sensitiveRead;
  const roles: PlannedRole[] = ["provisioner", "control_owner"];
  if (strict || tier !== "low") roles.push("approver", "detector");
  if (isHigh(tier)) roles.push("responder");
  return { roles, strict };
}

export const byTier: Readonly<Record<Tier, string>> = {
  low: "low",
  moderate: "medium",
  high: "high",
  critical: "critical",
};
export const atLeastHigh: Readonly<Record<Tier, string>> = {
  low: "high",
  moderate: "high",
  high: "high",
  critical: "critical",
};
/** Low; medium for tier high, high for tier critical. */
export const oneBelow: Readonly<Record<Tier, string>> = {
  low: "low",
  moderate: "low",
  high: "medium",
  critical: "high",
};
