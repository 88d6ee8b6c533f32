"use client";

import { CardAndAnswer } from "#components/reviews/card-and-answer.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Refused } from "#components/ui/sending.tsx";
import { decisionOf } from "#lib/inbox/core/decisions.ts";
import type { readItem } from "#lib/reviews/read-item.ts";
import type { OpenedRow } from "./opened-row.ts";
import { useRead } from "./use-read.ts";

/** A review item in the inbox: the card of its own page, and the answer beside it. */
export function ReviewDetails({ item, now, onAnswered }: OpenedRow) {
  // The address of its page is /reviews/{campaign}/{item}.
  const [, , campaign = ""] = item.href.split("/");
  const { answer: card, problem } = useRead<typeof readItem>(`/campaigns/${campaign}/items/${item.id}`);
  if (card === null)
    return problem === null ? <p role="status">Reading what it is about …</p> : <Refused problem={problem} />;
  return (
    <>
      <CardAndAnswer
        card={card}
        now={now}
        next={null}
        onAnswered={(answer) => onAnswered(decisionOf("review", answer)?.done ?? "Answered")}
      />
      {card.may.answer ? null : (
        <Notice tone="attention">It waits for you no longer. Load the page again to see what is left.</Notice>
      )}
    </>
  );
}
