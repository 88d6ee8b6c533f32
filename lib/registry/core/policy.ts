import type { RiskTier, Severity } from "./vocabulary.ts";

/**
 * The thresholds of the rules: an organisation may set its own, versioned, decided by security or an
 * admin, with evidence (R30). Days are days of 24 hours.
 */
export interface Policy {
  /** Counts up from 1; 1 is the defaults below. Each judgement can be traced to the version that it used. */
  version: number;
  acceptWithinDays: number;
  attestWithinDays: number;
  retirementOwnerAfterDays: number;
  secretLivesAtMostHours: number;
  sensitiveGrantAtMostDays: number;
  reviewWithinDays: Record<RiskTier, number>;
  changeReviewWithinDays: number;
  concentrationAbove: number;
  observedWithinDays: number;
  /** How far ahead an exception may end at most, from when it is asked for. */
  exceptionAtMostDays: number;
  /** From when it is their turn, whoever is asked for a decision gives it within so many days. */
  decideWithinDays: number;
  /** From reaching its present severity, a gap is due after so many days. */
  dueWithinDays: Record<Severity, number>;
}

export const defaultPolicy: Policy = {
  version: 1,
  acceptWithinDays: 7,
  attestWithinDays: 180,
  retirementOwnerAfterDays: 30,
  secretLivesAtMostHours: 24,
  sensitiveGrantAtMostDays: 90,
  reviewWithinDays: { low: 365, moderate: 180, high: 90, critical: 90 },
  changeReviewWithinDays: 14,
  concentrationAbove: 25,
  observedWithinDays: 30,
  exceptionAtMostDays: 180,
  decideWithinDays: 5,
  dueWithinDays: { critical: 1, high: 7, medium: 30, low: 90 },
};
