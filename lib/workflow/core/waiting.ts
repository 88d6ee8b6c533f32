import type { LiveDecision } from "./decide.ts";
import type { RequestKind } from "./request-vocabulary.ts";

/** True where a write did not apply but waits: what it answers is its request. */
export const isWaiting = <Answer extends object>(
  answer: Answer,
): answer is Extract<Answer, { kind: RequestKind; waitsFor: readonly string[] }> => "waitsFor" in answer;

/** Where the request of a write that waits can be read; nowhere for one that applied. */
export const locationOfWaiting = (answer: object): string | null =>
  "waitsFor" in answer && "id" in answer ? `/api/v1/requests/${answer.id}` : null;

interface Standing extends Pick<LiveDecision, "slot" | "after" | "decision"> {
  voidedAt: string | null;
}

/** The decisions that must be given before the turn of one comes, in the order in which they are asked. */
export const comesAfter = <One extends Standing>(
  { after }: Pick<Standing, "after">,
  decisions: readonly One[],
): One[] =>
  decisions.filter(
    ({ slot, voidedAt, decision }) => voidedAt === null && decision !== "approve" && after.includes(slot),
  );
