import type { CapabilityRole, RiskTier, Role } from "#lib/registry/core/vocabulary.ts";

/** Which roles a tier demands on a capability (R15), as data; a change of any row is a new version. */
export const demandedByTier: { version: number; rows: Record<RiskTier, readonly CapabilityRole[]> } = {
  version: 1,
  rows: {
    low: ["provisioner", "control_owner"],
    moderate: ["provisioner", "control_owner", "approver", "detector"],
    high: ["provisioner", "control_owner", "approver", "detector", "responder"],
    critical: ["provisioner", "control_owner", "approver", "detector", "responder"],
  },
};

/** The roles that a capability demands, its own or inherited. Under strict separation low demands what moderate does. */
export const demandedRoles = (tier: RiskTier, strict: boolean): readonly CapabilityRole[] =>
  demandedByTier.rows[strict && tier === "low" ? "moderate" : tier];

/** Who stands in where a role is not demanded and nobody answers for it; the other roles are always demanded. */
export const standsInFor: Partial<Record<CapabilityRole, Role>> = {
  approver: "business_owner",
  detector: "control_owner",
  responder: "control_owner",
};
