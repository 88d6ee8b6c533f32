import type { Answer, ItemState, StageRule } from "./vocabulary.ts";

/** A person who is asked now. Who was brought in by an escalation shares the seat of the one who was silent. */
export interface AskedPerson {
  personId: string;
  seat: string;
}

/**
 * What the answers of one stage come to; `waiting` while more of them could matter. A 'cannot answer' counts for
 * nothing: whoever it went to is asked instead. `over` says that the due date has passed, when silence agrees in a
 * stage where one denial would have been enough.
 */
export function stageOutcome(
  rule: StageRule,
  asked: readonly AskedPerson[],
  decisions: readonly { personId: string; answer: Answer }[],
  over = false,
): Extract<ItemState, "waiting" | "certified" | "revoked" | "change"> {
  const counting = decisions.filter(({ answer }) => answer !== "cannot_answer");
  const has = (answer: Answer) => counting.some((one) => one.answer === answer);
  const denied = has("revoke") ? "revoked" : has("change") ? "change" : null;
  const answered = new Set(
    asked.filter(({ personId }) => counting.some((one) => one.personId === personId)).map(({ seat }) => seat),
  );
  const complete = counting.length > 0 && asked.every(({ seat }) => answered.has(seat));
  switch (rule) {
    case "one_accepts":
      if (has("certify")) return "certified";
      return complete && denied !== null ? denied : "waiting";
    case "all_accept":
      if (denied !== null) return denied;
      return complete ? "certified" : "waiting";
    case "one_denies":
      if (has("revoke")) return "revoked";
      if (!complete && !(over && counting.length > 0)) return "waiting";
      return denied ?? "certified";
  }
}
