import type { Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import {
  type Action,
  type AgentState,
  type Autonomy,
  autonomies,
  type DataClassification,
  dataClassifications,
  type Environment,
  highest,
  type RiskTier,
} from "#lib/registry/core/vocabulary.ts";
import { approvalByTier } from "#lib/risk/core/approval-at-runtime.ts";
import { assumed } from "#lib/risk/core/risk-table.ts";

/** In these states the reach of an agent was approved: what widens it waits for a decision (R59). */
const approvedStates: readonly AgentState[] = ["approved", "active", "suspended", "retiring"];

/** Whether what widens the agent's reach waits for a decision. */
export const reachIsApproved = ({ state }: { state: AgentState }): boolean => approvedStates.includes(state);

/** How far a capability reaches. */
export interface CapabilityReach {
  action: Action | null;
  /** The system's slug, and its own classification. */
  system: { slug: string; dataClassification: DataClassification | null } | null;
  tools: readonly string[];
  dataClassification: DataClassification | null;
  bounds: Readonly<Record<string, unknown>> | null;
  /** The period that counts; who made and approved it counts with it. */
  grant: {
    startsAt: Instant;
    endsAt: Instant | null;
    grantedById: string | null;
    approvedById: string | null;
  } | null;
}

/** How far an agent itself reaches. */
export interface AgentReach {
  autonomy: Autonomy | null;
  environment: Environment | null;
  /** Slugs. */
  delegatesTo: readonly string[];
}

export type WidenedField = keyof CapabilityReach | keyof AgentReach;

/** What counts where nothing is stated. */
const actionOf = ({ action }: CapabilityReach): Action => action ?? assumed.action;

/** The classification that counts: what is stated, never below the system's. */
const classOf = ({ dataClassification, system }: CapabilityReach): DataClassification => {
  const ofSystem = system?.dataClassification ?? assumed.dataClassification;
  return dataClassification === null ? ofSystem : highest(dataClassifications, dataClassification, ofSystem);
};

const limits = ["amount", "perHour", "fanOut"] as const;
const words = ["text", "currency", "hours"] as const;

/**
 * Bounds widen when a limit grows or falls away; words cannot be compared, so that other words count as wider. The first
 * ones widen where the tier lets pass within bounds what waits for somebody without any (R62).
 */
function boundsWiden(before: CapabilityReach["bounds"], after: CapabilityReach["bounds"], tier: RiskTier): boolean {
  if (before === null) {
    const { withinBounds, withoutBounds } = approvalByTier.rows[tier];
    return after !== null && withinBounds !== withoutBounds;
  }
  if (after === null) return true;
  const grows = limits.some((limit) => {
    const [was, is] = [before[limit], after[limit]];
    return typeof was === "number" && (typeof is !== "number" || is > was);
  });
  return grows || words.some((word) => before[word] !== undefined && before[word] !== after[word]);
}

const endOf = (endsAt: Instant | null): number => endsAt ?? Number.POSITIVE_INFINITY;

/** A grant widens when it begins, begins earlier, lasts longer, or is said to be made or approved by somebody else. */
function grantWidens(before: CapabilityReach["grant"], after: CapabilityReach["grant"]): boolean {
  if (after === null) return false;
  if (before === null) return true;
  return (
    after.startsAt < before.startsAt ||
    endOf(after.endsAt) > endOf(before.endsAt) ||
    (after.grantedById !== null && after.grantedById !== before.grantedById) ||
    (after.approvedById !== null && after.approvedById !== before.approvedById)
  );
}

/**
 * In which fields a capability, of the tier that it has now, reaches further than before; empty where it reaches no
 * further. Another action is wider unless it only reads: no other is contained in another.
 */
export function capabilityWidens(
  before: CapabilityReach,
  after: CapabilityReach,
  tier: RiskTier,
): (keyof CapabilityReach)[] {
  const widened: Record<keyof CapabilityReach, boolean> = {
    action: actionOf(after) !== actionOf(before) && actionOf(after) !== "read",
    system: after.system !== null && after.system.slug !== before.system?.slug,
    tools: after.tools.some((tool) => !before.tools.includes(tool)),
    dataClassification: dataClassifications.indexOf(classOf(after)) > dataClassifications.indexOf(classOf(before)),
    bounds: boundsWiden(before.bounds, after.bounds, tier),
    grant: grantWidens(before.grant, after.grant),
  };
  return (Object.keys(widened) as (keyof CapabilityReach)[]).filter((field) => widened[field]);
}

/** In which fields an agent reaches further than before: more autonomy, into production, another delegate. */
export function agentWidens(before: AgentReach, after: AgentReach): (keyof AgentReach)[] {
  const rank = ({ autonomy }: AgentReach) => autonomies.indexOf(autonomy ?? assumed.autonomy);
  const inProduction = ({ environment }: AgentReach) => (environment ?? assumed.environment) === "production";
  const widened: Record<keyof AgentReach, boolean> = {
    autonomy: rank(after) > rank(before),
    environment: inProduction(after) && !inProduction(before),
    delegatesTo: after.delegatesTo.some((slug) => !before.delegatesTo.includes(slug)),
  };
  return (Object.keys(widened) as (keyof AgentReach)[]).filter((field) => widened[field]);
}

/**
 * Refuses to widen what was approved without an approval of it (R59): whoever writes asks for it by a request. What an
 * import states is kept; it is found as a gap where nobody approved it.
 * @throws Refusal `conflict`
 */
export function refuseWidening(
  agent: { state: AgentState },
  widened: readonly WidenedField[],
  { imported, approved }: { imported?: boolean; approved?: object },
): void {
  if (widened.length === 0 || !reachIsApproved(agent) || imported === true || approved !== undefined) return;
  throw new Refusal("conflict", "needs-approval", "This widens what was approved, so it waits for a decision.", {
    errors: widened.map((path) => ({ path, message: "This reaches further than what was approved." })),
  });
}
