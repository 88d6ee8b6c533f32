import type { AgentFacts, CapabilityFacts } from "#lib/registry/core/facts.ts";
import {
  type Action,
  type DataClassification,
  dataClassifications,
  type RiskTier,
  riskTiers,
} from "#lib/registry/core/vocabulary.ts";
import { assumed, floors, type RiskRow, riskTable, tierFromPoints } from "./risk-table.ts";

/** What the tier reads from the agent; a delegate's facts carry the same. */
export type AgentRiskFacts = Pick<
  AgentFacts,
  "interaction" | "autonomy" | "customerFacing" | "environment" | "credential" | "sharedByUnits"
>;

/** What the tier reads from the capability. */
export type CapabilityRiskFacts = Pick<CapabilityFacts, "action" | "system" | "dataClassification" | "reversible">;

export type RiskFact = Exclude<keyof typeof riskTable, "version">;

/** One line of the sum. */
export interface RiskPart {
  fact: RiskFact;
  /** The value that counted: 'pay', 'regulated', 'yes' … */
  value: string;
  points: number;
  /** After 'it': 'pays', 'cannot be undone'. */
  words: string;
  /** True when nothing is stated and the table's assumption counted. */
  assumed: boolean;
}

/** A capability's tier with everything that explains it (R61). */
export interface Risk {
  tier: RiskTier;
  /** The sum of the parts, before the floors. */
  points: number;
  parts: readonly RiskPart[];
  /** The floors that hold, in words, whether or not they raised the tier. */
  floors: readonly string[];
  /** Approver, provisioner and detector must be three people (R38, R40). */
  strict: boolean;
  /** The action that counted, stated or assumed. */
  action: Action;
  /** The classification that counted: never below the system's. */
  dataClassification: DataClassification;
}

/** How far up its scale a tier is: 0 is low, 3 is critical. */
export const tierRank: Record<RiskTier, number> = { low: 0, moderate: 1, high: 2, critical: 3 };

const classificationRank = Object.fromEntries(
  dataClassifications.map((classification, rank) => [classification, rank]),
) as Record<DataClassification, number>;

/** One object per row and way of knowing: a full re-judgement makes no new ones. */
const partsByFact = Object.fromEntries(
  Object.entries(riskTable)
    .filter(([fact]) => fact !== "version")
    .map(([fact, rows]) => [
      fact,
      Object.fromEntries(
        Object.entries(rows as Record<string, RiskRow>).map(([value, row]) => {
          const part = { fact: fact as RiskFact, value, points: row.points, words: row.words };
          return [value, { stated: { ...part, assumed: false }, assumed: { ...part, assumed: true } }];
        }),
      ),
    ]),
) as Record<RiskFact, Record<string, { stated: RiskPart; assumed: RiskPart }>>;

const partOf = (fact: RiskFact, stated: string | null, otherwise: string): RiskPart => {
  const rows = partsByFact[fact][stated ?? otherwise] as { stated: RiskPart; assumed: RiskPart };
  return stated === null ? rows.assumed : rows.stated;
};

const yesOrNo = (answer: boolean): string => (answer ? "yes" : "no");

/**
 * The data classification that counts for a capability: its own, never below its system's; with neither, internal.
 */
export function effectiveClassification(
  capability: Pick<CapabilityFacts, "dataClassification" | "system">,
): DataClassification {
  const own = capability.dataClassification;
  const ofSystem = capability.system?.dataClassification ?? null;
  if (own === null) return ofSystem ?? assumed.dataClassification;
  if (ofSystem === null) return own;
  return classificationRank[own] >= classificationRank[ofSystem] ? own : ofSystem;
}

const tierOfPoints = (points: number): RiskTier => {
  for (const row of tierFromPoints) if (points >= row.atLeast) return row.tier;
  return "low";
};

/** Where approver, provisioner and detector must be three people (R38, R40): by tier, and by action whatever the tier. */
export function strictSeparation(tier: RiskTier, action: Action, dataClassification: DataClassification): boolean {
  if (tier === "high" || tier === "critical") return true;
  if (action === "pay" || action === "change_infrastructure") return true;
  return action === "read" && (dataClassification === "restricted" || dataClassification === "regulated");
}

/**
 * The risk tier of a capability under its agent's facts, with points, parts and floors (R61, R107, R118, R119).
 * What is not stated counts as the table's assumption and is marked so.
 */
export function riskOf(capability: CapabilityRiskFacts, agent: AgentRiskFacts): Risk {
  const action = capability.action ?? assumed.action;
  const dataClassification = effectiveClassification(capability);
  const environment = agent.environment ?? assumed.environment;
  const parts = [
    partOf("action", capability.action, assumed.action),
    partOf(
      "dataClassification",
      capability.dataClassification === null ? null : dataClassification,
      dataClassification,
    ),
    partOf("reversible", capability.reversible === null ? null : yesOrNo(capability.reversible), "yes"),
    partOf("autonomy", agent.autonomy, assumed.autonomy),
    partOf("interaction", agent.interaction, assumed.interaction),
    partOf("customerFacing", agent.customerFacing === null ? null : yesOrNo(agent.customerFacing), "no"),
    partOf("shared", yesOrNo(isShared(agent)), "no"),
    partOf("credential", agent.credential.kind, assumed.credential),
    partOf("environment", agent.environment, assumed.environment),
  ];
  let points = 0;
  for (const part of parts) points += part.points;

  const holding: string[] = [];
  if (environment === "production") {
    const byAction = floors.action[action];
    if (byAction !== undefined) holding.push(byAction);
    const kind = capability.system?.kind ?? null;
    const byKind = kind === null ? undefined : floors.systemKind[kind];
    if (byKind !== undefined) holding.push(byKind);
    const byData = floors.dataClassification[dataClassification];
    if (byData !== undefined) holding.push(byData);
  }
  const summed = tierOfPoints(points);
  const tier = holding.length > 0 && tierRank[summed] < tierRank.high ? "high" : summed;
  return {
    tier,
    points,
    parts,
    floors: holding,
    strict: strictSeparation(tier, action, dataClassification),
    action,
    dataClassification,
  };
}

function isShared(agent: Pick<AgentFacts, "sharedByUnits">): boolean {
  const first = agent.sharedByUnits[0];
  return first !== undefined && agent.sharedByUnits.some((shared) => shared.unit !== first.unit);
}

/** The riskiest of some tiers; with none, low: so is an agent without a judged capability. */
export function highestTier(tiers: Iterable<RiskTier>): RiskTier {
  let top = 0;
  for (const tier of tiers) top = Math.max(top, tierRank[tier]);
  return riskTiers[top] as RiskTier;
}

/** Pending and ended capabilities are not judged, anywhere. */
export const isJudged = (capability: Pick<CapabilityFacts, "state">): boolean =>
  capability.state !== "pending" && capability.state !== "ended";

const listed = (words: readonly string[]): string =>
  words.length <= 1 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** The tier and why, in one sentence: 'High because it pays and cannot be undone.' */
export function riskSentence(risk: Risk): string {
  const capital = risk.tier.charAt(0).toUpperCase() + risk.tier.slice(1);
  const summed = tierOfPoints(risk.points);
  const raising = risk.parts.filter((part) => part.points > 0).sort((a, b) => b.points - a.points);
  const lowering = risk.parts.filter((part) => part.points < 0);
  const because = listed((raising.length > 0 ? raising : risk.parts.slice(0, 2)).map((part) => part.words));
  const although = lowering.length > 0 ? `, although it ${listed(lowering.map((part) => part.words))}` : "";
  if (summed === risk.tier) return `${capital} because it ${because}${although}.`;
  return `${capital}: in production, ${listed(risk.floors)}. By points alone it would be ${summed}.`;
}

/** The sum as people check it: '4 + 1 − 1 = 4'; parts without points are left out. */
export function riskSum(risk: Risk): string {
  const counting = risk.parts.filter((part) => part.points !== 0);
  if (counting.length === 0) return "0";
  const terms = counting.map((part, index) =>
    index === 0
      ? `${part.points < 0 ? "−" : ""}${Math.abs(part.points)}`
      : `${part.points < 0 ? "−" : "+"} ${Math.abs(part.points)}`,
  );
  return `${terms.join(" ")} = ${risk.points < 0 ? "−" : ""}${Math.abs(risk.points)}`;
}
