/** The words of access reviews (R85, R87): the closed sets that schema, API and screens share. */
export const campaignStates = ["draft", "scheduled", "open", "closed", "cancelled"] as const;
export type CampaignState = (typeof campaignStates)[number];

/** By what a reviewer is found. `manager` is the manager of the business owner. */
export const strategies = ["business_owner", "control_owner", "system_owner", "manager", "named"] as const;
export type Strategy = (typeof strategies)[number];

/** When a stage is over: one certifies, all must, or one that denies is enough and silence agrees. */
export const stageOutcomes = ["one_accepts", "all_accept", "one_denies"] as const;
export type StageRule = (typeof stageOutcomes)[number];

/** What happens at the due date to an item that nobody answered (R88). */
export const silences = ["escalate", "suspend", "revoke"] as const;
export type Silence = (typeof silences)[number];

export const answers = ["certify", "revoke", "change", "cannot_answer"] as const;
export type Answer = (typeof answers)[number];

export const tags = ["new", "changed", "unchanged", "back_again"] as const;
export type Tag = (typeof tags)[number];

/** `waiting` for an answer; `unanswered` when it closed without one; `withdrawn` when there was nothing left to ask about. */
export const itemStates = ["waiting", "certified", "revoked", "change", "unanswered", "withdrawn"] as const;
export type ItemState = (typeof itemStates)[number];

export const followUpKinds = ["revoke", "change"] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

/** Why somebody is asked. */
export const reviewerReasons = [...strategies, "default_reviewer", "escalated", "reassigned"] as const;
export type ReviewerReason = (typeof reviewerReasons)[number];

export interface Stage {
  reviewers: Strategy;
  /** Ids, for `named`. */
  people: readonly string[];
  outcome: StageRule;
}
