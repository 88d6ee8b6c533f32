import type {
  Answer,
  CampaignState,
  FollowUpKind,
  ItemState,
  ReviewerReason,
  Silence,
  StageRule,
  Strategy,
  Tag,
} from "./vocabulary.ts";

/** The words of access reviews as screens and reports say them. */
export const stateWords: Record<CampaignState, string> = {
  draft: "Draft",
  scheduled: "Scheduled",
  open: "Open",
  closed: "Closed",
  cancelled: "Cancelled",
};

export const itemWords: Record<ItemState, string> = {
  waiting: "Waits for an answer",
  certified: "Certified",
  revoked: "Revoked",
  change: "To be changed",
  unanswered: "Nobody answered",
  withdrawn: "Withdrawn",
};

export const tagWords: Record<Tag, string> = {
  new: "New",
  changed: "Changed",
  unchanged: "Unchanged",
  back_again: "Back again",
};

export const answerWords: Record<Answer, string> = {
  certify: "Certified",
  revoke: "Revoked",
  change: "Asked for a change",
  cannot_answer: "Could not answer",
};

export const strategyWords: Record<Strategy, string> = {
  business_owner: "The business owner",
  control_owner: "The control owner",
  system_owner: "The system owner",
  manager: "The manager of the business owner",
  named: "Named people",
};

export const reasonWords: Record<ReviewerReason, string> = {
  business_owner: "business owner",
  control_owner: "control owner",
  system_owner: "system owner",
  manager: "manager of the owner",
  named: "named",
  default_reviewer: "default reviewer",
  escalated: "by escalation",
  reassigned: "reassigned",
};

export const outcomeWords: Record<StageRule, string> = {
  one_accepts: "One certification settles it",
  all_accept: "All must certify",
  one_denies: "One revocation settles it; silence agrees",
};

export const silenceWords: Record<Silence, string> = {
  escalate: "Ask the manager",
  suspend: "Suspend the capability",
  revoke: "Revoke the capability",
};

export const followUpWords: Record<FollowUpKind, string> = { revoke: "Revoke", change: "Change" };

export const eventWords = (what: string, detail: number | string | null): string => {
  const before = typeof detail === "number" ? `${detail} ${detail === 1 ? "day" : "days"} before it is due` : "";
  switch (what) {
    case "opens":
      return "Opens; reviewers are told";
    case "reminder":
      return `Reminder, ${before}`;
    case "escalation":
      return `Managers of silent reviewers are asked, ${before}`;
    case "due":
      return `Due. Silence means: ${silenceWords[(detail ?? "escalate") as Silence].toLowerCase()}`;
    default:
      return "Closes, and outcomes are applied";
  }
};
