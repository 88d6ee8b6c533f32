import type { DueGroup, ItemKind } from "#lib/inbox/core/item.ts";

/** What each kind asks, in the words of a filter and before a title. */
export const kindWords: Record<ItemKind, string> = {
  accept: "Accept a role",
  attest: "Confirm a role",
  attest_for: "Confirm for somebody else",
  gap: "Close a gap",
  hand_over: "Hand over",
  drill: "Answer a drill",
  review: "Review access",
  follow_up: "Revoke or change",
  decision: "Decide a request",
  exception: "Decide an exception",
  exception_ending: "An exception ends",
  retirement: "Decide or verify a retirement",
  retirement_step: "Do a retirement step",
};

/** What becomes of the reason that a decision asks for. */
export const reasonWords = (kind: ItemKind): string => {
  switch (kind) {
    case "accept":
    case "attest":
      return "Who named you reads why, and it stays in the evidence. The role then shows who is left, or nobody.";
    case "decision":
      return "Who asked for it reads why, and it stays in the evidence.";
    case "exception":
      return "Who asked for the exception reads why, and it stays in the evidence.";
    case "retirement_step":
      return "What it names ends in the registry with it. The proof is kept with your name and the time; on its page it can have a link and a digest beside it.";
    case "follow_up":
      return "A revocation ends the capability and its grant with it. What you say is kept with your name and the time.";
    default:
      return "It stays in the evidence.";
  }
};

/** What is asked for with a decision. */
export const asksFor = (kind: ItemKind): string => {
  switch (kind) {
    case "retirement_step":
      return "Proof: what was done, and what shows it";
    case "follow_up":
      return "What was done, and how it was checked";
    default:
      return "Why";
  }
};

export const groupWords: Record<DueGroup, string> = {
  overdue: "Overdue",
  week: "Due within a week",
  later: "Later",
};
