import type { ControlCondition } from "#lib/registry/core/organisation-facts.ts";

/** Conditions that several controls of the catalogue share. */
export const always: ControlCondition = { kind: "always" };
export const agentic: ControlCondition = { kind: "interaction_is", oneOf: ["agentic"] };
export const customerFacing: ControlCondition = { kind: "customer_facing" };
export const regulated: ControlCondition = { kind: "data_classification_at_least", dataClassification: "regulated" };
export const tierHigh: ControlCondition = { kind: "tier_at_least", tier: "high" };
export const tierModerate: ControlCondition = { kind: "tier_at_least", tier: "moderate" };
export const vendorHosted: ControlCondition = { kind: "hosting_is", oneOf: ["vendor"] };

export const anyOf = (...conditions: readonly ControlCondition[]): ControlCondition => ({ kind: "any_of", conditions });
