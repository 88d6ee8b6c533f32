import type { Answer } from "#lib/reviews/core/vocabulary.ts";
import type { ItemCard as Card } from "#lib/reviews/read-item.ts";
import { AnswerForm } from "./answer-form.tsx";
import { ItemCard } from "./item-card.tsx";

/** The card of a review item, with the answer beside it where it waits for whoever looks: on its own page, and in the inbox. */
export function CardAndAnswer({
  card,
  now,
  next,
  onAnswered,
}: {
  card: Card;
  now: number;
  /** Where one goes on after the answer; null: one stays. */
  next: string | null;
  onAnswered?: (answer: Answer) => void;
}) {
  return (
    <div className="grid gap-x-10 lg:grid-cols-[1fr_20rem]">
      <div className="min-w-0">
        <ItemCard card={card} now={now} />
      </div>
      {card.may.answer ? (
        <aside aria-label="Your answer" className="order-first mt-4 lg:order-last lg:mt-9">
          <div className="border-l-3 border-accent pl-4 lg:sticky lg:top-4">
            <AnswerForm
              key={card.id}
              campaign={card.campaign.id}
              item={{ id: card.id, version: card.version, lastChangeAt: card.lastChangeAt }}
              residualRisk={card.residualRisk}
              asksForRisk={card.asksForRisk}
              next={next}
              {...(onAnswered ? { onAnswered } : {})}
            />
          </div>
        </aside>
      ) : null}
    </div>
  );
}
