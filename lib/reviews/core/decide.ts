import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import type { RiskTier } from "#lib/registry/core/vocabulary.ts";
import { isOwnHands } from "./resolve-reviewers.ts";
import type { Answer, CampaignState, ItemState } from "./vocabulary.ts";

/** An answer as it is given. */
export interface GivenAnswer {
  answer: Answer;
  reason: string | null;
  /** The residual risk was read again and stands (R89) … */
  riskConfirmed: boolean;
  /** … or is said anew. */
  riskStatement: string | null;
}

/** What an answer is held against. */
export interface AnsweredItem {
  campaignState: CampaignState;
  state: ItemState;
  tier: RiskTier;
  ownHands: readonly string[];
  residualRisk: string | null;
  monitoring: string | null;
  revocation: string | null;
  /** True when this person has answered in this stage already. */
  answered: boolean;
}

const isStated = (text: string | null): boolean => (text ?? "").trim() !== "";

/** Whether an item asks for a word on the residual risk: where one is stated, and wherever much is at stake. */
export const asksForRisk = ({ tier, residualRisk }: Pick<AnsweredItem, "tier" | "residualRisk">): boolean =>
  isStated(residualRisk) || tier === "high" || tier === "critical";

/**
 * Holds an answer to the rules of reviews. Who may answer at all is the access table's question.
 * @throws Refusal with what to do instead
 */
export function requireAnswerable(item: AnsweredItem, personId: string | null, given: GivenAnswer): void {
  if (item.campaignState !== "open")
    throw new Refusal(
      "conflict",
      "campaign-not-open",
      "This campaign is not open any more, so nothing is decided in it.",
    );
  if (item.answered)
    throw new Refusal("conflict", "already-decided", "You have answered this already. A decision is never rewritten.");
  if (item.state !== "waiting")
    throw new Refusal("conflict", "item-closed", "This item is decided already; the decision stands.");
  if (personId !== null && isOwnHands(item, personId))
    throw new Refusal(
      "forbidden",
      "own-hands",
      "You approved or provisioned this capability, so at this tier somebody else reviews it. Reassign it.",
    );
  if (given.answer !== "certify" && !isStated(given.reason))
    throw invalid([{ path: "reason", message: "Say why: a reason is needed for everything but a certification." }]);
  if (given.answer === "cannot_answer" && isStated(given.riskStatement))
    throw invalid([{ path: "riskStatement", message: "Who cannot answer does not say the residual risk anew." }]);
  if (given.answer === "certify" && !(isStated(item.monitoring) && isStated(item.revocation)))
    throw new Refusal(
      "conflict",
      "not-watched",
      "How it is watched and how it is taken away are not both written, so it cannot be certified. Have them written, or answer 'change'.",
    );
  if ((given.answer === "certify" || given.answer === "change") && asksForRisk(item)) {
    if (!given.riskConfirmed && !isStated(given.riskStatement))
      throw invalid([
        { path: "riskConfirmed", message: "Read the residual risk again: confirm that it stands, or say it anew." },
      ]);
    if (given.riskConfirmed && !isStated(item.residualRisk) && !isStated(given.riskStatement))
      throw invalid([{ path: "riskStatement", message: "No residual risk is stated yet. Say what stays." }]);
  }
}

/** Bulk certification is for what is seldom dangerous (R72). */
export function requireBulk(tier: RiskTier, name: string): void {
  if (tier === "high" || tier === "critical")
    throw new Refusal(
      "conflict",
      "bulk-tier",
      `${name} is of tier ${tier}: it is certified by itself, after a look. Only low and moderate tiers are certified in bulk.`,
    );
}
