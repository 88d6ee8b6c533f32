"use client";

import { useEffect, useState } from "react";
import { api, type Problem } from "#components/api-client.ts";
import { AnswerForm } from "#components/reviews/answer-form.tsx";
import { ItemCard } from "#components/reviews/item-card.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Refused } from "#components/ui/sending.tsx";
import { decisionOf } from "#lib/inbox/core/decisions.ts";
import type { ItemCard as Card, readItem } from "#lib/reviews/read-item.ts";
import type { OpenedRow } from "./opened-row.ts";

/** A review item in the inbox: the card of its own page, and the answer beside it. */
export function ReviewDetails({ item, now, onAnswered }: OpenedRow) {
  const [card, setCard] = useState<Card | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The address of its page is /reviews/{campaign}/{item}.
  const [, , campaign = ""] = item.href.split("/");
  useEffect(() => {
    let here = true;
    api.get<typeof readItem>(`/campaigns/${campaign}/items/${item.id}`).then((outcome) => {
      if (!here) return;
      if (outcome.ok) setCard(outcome.answer);
      else setProblem(outcome.problem);
    });
    return () => {
      here = false;
    };
  }, [campaign, item.id]);
  if (card === null)
    return problem === null ? <p role="status">Reading what it is about …</p> : <Refused problem={problem} />;
  return (
    <div className="grid gap-x-10 lg:grid-cols-[1fr_20rem]">
      <div className="min-w-0">
        <ItemCard card={card} now={now} />
      </div>
      {card.may.answer ? (
        <aside aria-label="Your answer" className="order-first mt-4 lg:order-last lg:mt-9">
          <div className="border-l-3 border-accent pl-4 lg:sticky lg:top-4">
            <AnswerForm
              campaign={campaign}
              item={{ id: card.id, version: card.version, lastChangeAt: card.lastChangeAt }}
              residualRisk={card.residualRisk}
              asksForRisk={card.asksForRisk}
              next={null}
              onAnswered={(answer) => onAnswered(decisionOf("review", answer)?.done ?? "Answered")}
            />
          </div>
        </aside>
      ) : (
        <Notice tone="attention">It waits for you no longer. Load the page again to see what is left.</Notice>
      )}
    </div>
  );
}
