import type { Metadata } from "next";
import { CampaignForm } from "#components/reviews/campaign-form.tsx";
import { draftOfCampaign } from "#components/reviews/draft-of-campaign.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { readCampaign } from "#lib/reviews/read-campaign.ts";
import { asking } from "../../../asking.ts";
import { found } from "../../../search-of.ts";

export const metadata: Metadata = { title: "Change a review" };

export default async function EditReviewPage({ params }: { params: Promise<{ campaign: string }> }) {
  const context = await asking();
  const campaign = await found(readCampaign(context, await params));
  const editable = campaign.state === "draft" && mayDo(context.actor, "campaign.manage");
  return (
    <>
      <PageHead
        title={`Change ${campaign.name}`}
        back={[
          { href: "/reviews", name: "Reviews" },
          { href: `/reviews/${campaign.id}`, name: campaign.name },
        ]}
      />
      {editable ? (
        <CampaignForm
          draft={draftOfCampaign(campaign, false)}
          campaign={{ id: campaign.id, version: campaign.version }}
        />
      ) : (
        <Notice tone="attention" title="This review is not changed any more">
          Only a draft is changed, by admins and security. A scheduled one is taken back to a draft first.
        </Notice>
      )}
    </>
  );
}
