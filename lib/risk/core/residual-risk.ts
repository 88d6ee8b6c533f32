import type { AgentFacts } from "#lib/registry/core/facts.ts";
import type { AgentState, RiskTier } from "#lib/registry/core/vocabulary.ts";

/** From approval on, until it is retired. */
const statesThatDemand: readonly AgentState[] = ["approved", "active", "suspended", "retiring"];

/** Where somebody must have accepted the residual risk (R57, R103): at tier high and critical, and vendor-hosted. */
export const residualRiskDemanded = (facts: Pick<AgentFacts, "state" | "hosting">, tier: RiskTier): boolean =>
  statesThatDemand.includes(facts.state) && (tier === "high" || tier === "critical" || facts.hosting === "vendor");
