import type { FieldError } from "#lib/platform/core/refusal.ts";
import { tierRank } from "#lib/risk/core/risk-tier.ts";
import type { AgentFacts } from "./facts.ts";
import type { AgentSeats } from "./roles.ts";

/** Monitoring with a named detector: the detection control. */
const DETECTION = "MON-01";

/**
 * What stands against broader authority: acting unattended, or without bounds, on a capability of tier moderate or above
 * takes bounds and a tested detection control (R56). Looked at: the capability in hand, or all where autonomy grows.
 */
export function againstBroaderAuthority(
  { facts, seats }: { facts: AgentFacts; seats: AgentSeats },
  { capabilityId, unbounds }: { capabilityId: string | null; unbounds: boolean },
): FieldError[] {
  const unattended = facts.autonomy === "acts_within_bounds" || facts.autonomy === "acts_freely";
  if (!unattended && !unbounds) return [];
  const concerned = seats.capabilities.filter(
    ({ capability, risk }) =>
      tierRank[risk.tier] >= tierRank.moderate && (capabilityId === null || capability.id === capabilityId),
  );
  if (concerned.length === 0) return [];
  const tested = facts.controls.some(({ controlId, status }) => controlId === DETECTION && status === "tested");
  return [
    ...concerned
      .filter(({ capability }) => capability.bounds === null)
      .map(({ capability, risk }) => ({
        path: `capabilities.${capability.slug}.bounds`,
        message: `${capability.name} is of tier ${risk.tier} and has no bounds.`,
      })),
    ...(tested
      ? []
      : [
          { path: `controls.${DETECTION}`, message: `The detection control ${DETECTION} is not tested on this agent.` },
        ]),
  ];
}

/**
 * The same of an agent as it is submitted and goes live (R56): who acts freely takes bounds and a tested detection control.
 * Who acts within bounds is asked each time where none are written (`approvalByTier` of the risk module), which needs no refusal.
 */
export const againstUnattended = (given: { facts: AgentFacts; seats: AgentSeats }): FieldError[] =>
  given.facts.autonomy === "acts_freely" ? againstBroaderAuthority(given, { capabilityId: null, unbounds: false }) : [];
