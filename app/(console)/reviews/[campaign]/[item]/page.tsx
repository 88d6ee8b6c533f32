import type { Metadata } from "next";
import { CardAndAnswer } from "#components/reviews/card-and-answer.tsx";
import { ReassignItem } from "#components/reviews/reassign-item.tsx";
import { ReviewStamp } from "#components/reviews/review-stamp.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { When } from "#components/ui/when.tsx";
import { itemWords, tagWords } from "#lib/reviews/core/words.ts";
import { listItems } from "#lib/reviews/list-items.ts";
import { readItem } from "#lib/reviews/read-item.ts";
import type { Context } from "#lib/verbs/context.ts";
import { asking } from "../../../asking.ts";
import { found } from "../../../search-of.ts";

type Params = Promise<{ campaign: string; item: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { agent, capability } = await found(readItem(await asking(), await params));
  return { title: `${capability.name} of ${agent.name}` };
}

export default async function ReviewItemPage({ params }: { params: Params }) {
  const context = await asking();
  const card = await found(readItem(context, await params));
  const now = context.clock.now();
  return (
    <>
      <PageHead
        title={card.capability.name}
        back={[
          { href: "/reviews", name: "Reviews" },
          { href: `/reviews/${card.campaign.id}`, name: card.campaign.name },
        ]}
        beside={<ReviewStamp state={card.state} says={itemWords[card.state]} />}
        actions={
          card.may.reassign ? (
            <ReassignItem campaign={card.campaign.id} item={{ id: card.id, version: card.version }} />
          ) : null
        }
      >
        {card.agent.name}. {tagWords[card.tag]} since the last review
        {card.state === "waiting" ? (
          <>
            , due <When at={card.dueAt} now={now} />
          </>
        ) : null}
        .
      </PageHead>
      <CardAndAnswer card={card} now={now} next={card.may.answer ? await nextOf(context, card) : null} />
    </>
  );
}

/** The next item that waits for the asker, else the campaign. */
async function nextOf(context: Context, card: { id: string; campaign: { id: string } }): Promise<string> {
  const campaign = card.campaign.id;
  const reviewer = context.actor.personId;
  if (reviewer === null) return `/reviews/${campaign}`;
  const { data } = await listItems(context, { campaign, reviewer, state: "waiting", limit: 20 });
  const next = data.find(
    ({ id, reviewers }) =>
      id !== card.id && reviewers.some(({ person, answered }) => person.id === reviewer && !answered),
  );
  return `/reviews/${campaign}${next ? `/${next.id}` : ""}`;
}
