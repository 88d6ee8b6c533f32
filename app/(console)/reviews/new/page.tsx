import type { Metadata } from "next";
import { emptyCampaign } from "#components/reviews/campaign-draft.ts";
import { CampaignForm } from "#components/reviews/campaign-form.tsx";
import { draftOfCampaign } from "#components/reviews/draft-of-campaign.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { readCampaign } from "#lib/reviews/read-campaign.ts";
import { asking } from "../../asking.ts";
import { found, type SearchParams, searchOf } from "../../search-of.ts";

export const metadata: Metadata = { title: "Plan a review" };

export default async function NewReviewPage({ searchParams }: { searchParams: SearchParams }) {
  const { from } = await searchOf(searchParams, ["from"]);
  const context = await asking();
  const original = from === undefined ? null : await found(readCampaign(context, { campaign: from }));
  return (
    <>
      <PageHead title="Plan a review" back={{ href: "/reviews", name: "Reviews" }}>
        Nobody is asked before it opens; what it would do stands beside the form.
      </PageHead>
      {mayDo(context.actor, "campaign.manage") ? (
        <CampaignForm draft={original ? draftOfCampaign(original, true) : emptyCampaign} campaign={null} />
      ) : (
        <Notice tone="attention" title="Reviews are planned by admins and security">
          Ask one of them; you can see every review that is planned or open.
        </Notice>
      )}
    </>
  );
}
