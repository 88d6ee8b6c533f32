import type { RiskTier } from "#lib/registry/core/vocabulary.ts";

export type RuntimeApproval = "automatic" | "one_approver" | "two_people";

/** Whose consent a tier takes at run time (R60, R62, R63): inside and outside the capability's written bounds. */
export const approvalByTier: {
  version: number;
  rows: Record<RiskTier, { withinBounds: RuntimeApproval; otherwise: RuntimeApproval; withoutBounds: RuntimeApproval }>;
} = {
  version: 1,
  rows: {
    low: { withinBounds: "automatic", otherwise: "one_approver", withoutBounds: "automatic" },
    moderate: { withinBounds: "automatic", otherwise: "one_approver", withoutBounds: "one_approver" },
    high: { withinBounds: "one_approver", otherwise: "one_approver", withoutBounds: "one_approver" },
    critical: { withinBounds: "two_people", otherwise: "two_people", withoutBounds: "two_people" },
  },
};

const inWordsOf: Record<RuntimeApproval, string> = {
  automatic: "passes automatically",
  one_approver: "waits for one approver",
  two_people: "waits for two different people, the approver and one of control owner or security owner",
};

/** What a request must wait for. `within` says whether it keeps the bounds; null when no bounds are written. */
export function approvalTierAtRuntime(tier: RiskTier, within: boolean | null): RuntimeApproval {
  const row = approvalByTier.rows[tier];
  if (within === null) return row.withoutBounds;
  return within ? row.withinBounds : row.otherwise;
}

/** The same for people, for one capability: 'Passes automatically within its bounds, otherwise waits for one approver.' */
export function approvalSentence(tier: RiskTier, boundsWritten: boolean): string {
  const row = approvalByTier.rows[tier];
  const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
  if (!boundsWritten) return `${capital(inWordsOf[row.withoutBounds])} each time: no bounds are written.`;
  if (row.withinBounds === row.otherwise) return `${capital(inWordsOf[row.otherwise])} each time.`;
  return `${capital(inWordsOf[row.withinBounds])} within its bounds, otherwise ${inWordsOf[row.otherwise]}.`;
}
