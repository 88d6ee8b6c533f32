import type { Metadata } from "next";
import { CampaignActions } from "#components/reviews/campaign-actions.tsx";
import { CampaignReports, ReportParts } from "#components/reviews/campaign-reports.tsx";
import { CampaignSettings } from "#components/reviews/campaign-settings.tsx";
import { FollowUpList } from "#components/reviews/follow-up-list.tsx";
import { ItemList } from "#components/reviews/item-list.tsx";
import { PreviewPlanned } from "#components/reviews/preview-planned.tsx";
import { ProgressTables } from "#components/reviews/progress-tables.tsx";
import { ReviewStamp } from "#components/reviews/review-stamp.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Filters } from "#components/ui/filters.tsx";
import { PAGE_SIZE } from "#components/ui/list-page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { optionsFrom, optionsOf } from "#components/ui/options.ts";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { When } from "#components/ui/when.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { riskTiers } from "#lib/registry/core/vocabulary.ts";
import { itemWords, stateWords, tagWords } from "#lib/reviews/core/words.ts";
import { listFollowUps } from "#lib/reviews/list-follow-ups.ts";
import { listItems } from "#lib/reviews/list-items.ts";
import { readCampaign } from "#lib/reviews/read-campaign.ts";
import { asking } from "../../asking.ts";
import { found, pageNumber, readList, type SearchParams, searchOf } from "../../search-of.ts";
import { viewsOf } from "../../views-of.ts";

const names = ["q", "sort", "cursor", "page", "tag", "state", "tier", "unit", "reviewer"] as const;

type Params = Promise<{ campaign: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { name } = await found(readCampaign(await asking(), await params));
  return { title: name };
}

export default async function CampaignPage({ params, searchParams }: { params: Params; searchParams: SearchParams }) {
  const context = await asking();
  const campaign = await found(readCampaign(context, await params));
  const { page, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const views = await viewsOf(context, "review-items", searchParams, `/reviews/${campaign.id}`);
  const now = context.clock.now();
  const me = context.actor.personId;
  const asked = { campaign: campaign.id, ...filters, cursor, sort, limit: PAGE_SIZE };
  const { answer: items, refused } = await readList(listItems, context, asked);
  const followUps = await listFollowUps(context, { campaign: campaign.id, limit: 200 });
  const { progress } = campaign;
  const done = progress.items - progress.waiting;
  const reported = { ...campaign, items: campaign.byState.reduce((sum, { items: some }) => sum + some, 0) };
  return (
    <>
      <PageHead
        title={campaign.name}
        back={{ href: "/reviews", name: "Reviews" }}
        beside={
          <ReviewStamp
            state={campaign.state}
            says={campaign.signedOff ? "Signed off" : campaign.template ? "Template" : stateWords[campaign.state]}
          />
        }
        actions={
          <>
            {reported.items > 0 ? <CampaignReports campaign={reported} /> : null}
            {mayDo(context.actor, "campaign.manage") ? (
              <ButtonLink href={`/reviews/new?from=${campaign.id}`}>Plan another</ButtonLink>
            ) : null}
            <CampaignActions
              campaign={{ id: campaign.id, version: campaign.version, state: campaign.state }}
              offers={campaign.offers}
              mayManage={mayDo(context.actor, "campaign.manage")}
            />
          </>
        }
      >
        {progress.items > 0 ? (
          <>
            {inFigures(done)} of {inFigures(progress.items)} answered
            {campaign.state === "open" && campaign.dueAt ? (
              <>
                , due <When at={campaign.dueAt} now={now} />
              </>
            ) : null}
            .
          </>
        ) : (
          "Nobody is asked yet."
        )}
      </PageHead>
      {campaign.signedOff ? (
        <Notice tone="good" title={`Signed off${campaign.signedOff.by ? ` by ${campaign.signedOff.by.name}` : ""}`}>
          <When at={campaign.signedOff.at} now={now} />. {campaign.signedOff.note}
        </Notice>
      ) : null}
      {progress.withoutReviewer > 0 ? (
        <Notice tone="attention" title={`Nobody is asked about ${progress.withoutReviewer} of them`}>
          Reassign each to somebody who can judge, or name a default reviewer next time.{" "}
          <a className="underline" href={`/reviews/${campaign.id}?reviewer=none#items`}>
            Show them
          </a>
        </Notice>
      ) : null}
      {progress.items > 0 ? (
        <Section id="progress" title="Progress">
          <ProgressTables campaign={campaign.id} detail={campaign} />
        </Section>
      ) : null}
      {progress.items > 0 || Object.keys(filters).length > 0 ? (
        <Section id="items" title="Items">
          <SavedViews {...views} />
          <Filters
            searchLabel="Search capabilities and agents"
            filters={[
              { name: "state", label: "State", options: optionsFrom(itemWords) },
              { name: "tag", label: "Since the last review", options: optionsFrom(tagWords) },
              { name: "tier", label: "Tier", options: optionsOf(riskTiers.toReversed()) },
              {
                name: "reviewer",
                label: "Reviewer",
                options: [
                  ...(me ? [{ value: "me", label: "Me" }] : []),
                  { value: "none", label: "Nobody" },
                  ...campaign.byReviewer.map(({ person }) => ({ value: person.id, label: person.name })),
                ],
              },
            ]}
            unlisted={[{ name: "unit", label: "Unit" }]}
            count={items ? counted(items.total, "item", "items") : ""}
          />
          {refused ? (
            <Notice tone="attention" title="This list cannot be shown as asked">
              {refused}
            </Notice>
          ) : null}
          {items?.data.length === 0 ? (
            <EmptyState title="No items match">Take a filter away to see more.</EmptyState>
          ) : null}
          {items && items.data.length > 0 ? (
            <>
              <ItemList
                campaign={campaign.id}
                items={items.data}
                total={items.total}
                sort={sort ?? "-tier,agent,capability"}
                now={now}
                me={me}
                mayReassign={mayDo(context.actor, "review.reassign")}
              />
              <Pager
                total={items.total}
                shown={items.data.length}
                page={pageNumber(page)}
                limit={PAGE_SIZE}
                nextCursor={items.nextCursor}
                noun="items"
              />
            </>
          ) : null}
        </Section>
      ) : null}
      {followUps.total > 0 ? (
        <Section id="follow-ups" title="Revocations and changes" count={followUps.total}>
          <FollowUpList
            campaign={campaign.id}
            followUps={followUps.data}
            now={now}
            me={me}
            mayAll={mayDo(context.actor, "followUp.confirm")}
          />
        </Section>
      ) : null}
      <ReportParts campaign={reported} />
      {(campaign.state === "draft" || campaign.state === "scheduled") && mayDo(context.actor, "campaign.manage") ? (
        <Section id="preview" title="What it would ask now" says="As opening it at this moment would; nobody is told.">
          <PreviewPlanned campaign={campaign.id} />
        </Section>
      ) : null}
      <Section id="settings" title="What it does, and when">
        <CampaignSettings campaign={campaign} />
      </Section>
    </>
  );
}
