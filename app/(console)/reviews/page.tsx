import type { Metadata } from "next";
import { CampaignList } from "#components/reviews/campaign-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { optionsFrom } from "#components/ui/options.ts";
import { SavedViews } from "#components/views/saved-views.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { stateWords } from "#lib/reviews/core/words.ts";
import { listCampaigns } from "#lib/reviews/list-campaigns.ts";
import { asking } from "../asking.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Reviews" };

const names = ["q", "sort", "cursor", "page", "state", "kind", "template"] as const;

export default async function ReviewsPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const views = await viewsOf(context, "reviews", searchParams);
  const asked = { ...filters, cursor, sort, limit: PAGE_SIZE };
  const { answer, refused } = await readList(listCampaigns, context, asked);
  const mayPlan = mayDo(context.actor, "campaign.manage");
  const plan = (
    <ButtonLink weight="primary" href="/reviews/new">
      Plan a review
    </ButtonLink>
  );
  return (
    <ListPage
      title="Reviews"
      says="Access reviews ask, per capability, whether it should go on with these people: on a schedule, and when an agent changed."
      actions={mayPlan ? plan : null}
      above={<SavedViews {...views} />}
      searchLabel="Search reviews"
      filters={[
        { name: "state", label: "State", options: optionsFrom(stateWords) },
        {
          name: "kind",
          label: "Kind",
          options: [
            { value: "campaign", label: "Campaigns" },
            { value: "change", label: "Because an agent changed" },
          ],
        },
        { name: "template", label: "Templates", options: [{ value: "true", label: "Only templates" }] },
      ]}
      nouns={["review", "reviews"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "No access review is planned",
        says: "Access that nobody looks at again outlives its reason. A campaign asks whoever can judge, reminds them, and follows what they decide.",
        action: mayPlan ? plan : undefined,
      }}
    >
      {(campaigns) => (
        <CampaignList
          campaigns={campaigns}
          total={answer?.total ?? 0}
          sort={sort ?? "state,-dueAt"}
          now={context.clock.now()}
        />
      )}
    </ListPage>
  );
}
