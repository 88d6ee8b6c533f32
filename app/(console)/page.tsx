import type { Metadata } from "next";
import { AgentsByTier } from "#components/overview/agents-by-tier.tsx";
import { Answerability, AnswerabilityBar } from "#components/overview/answerability.tsx";
import { AnswerabilityOverTime } from "#components/overview/answerability-over-time.tsx";
import { DueFirst } from "#components/overview/due-first.tsx";
import { EndingSoon } from "#components/overview/ending-soon.tsx";
import { FirstSteps } from "#components/overview/first-steps.tsx";
import { GapCounts } from "#components/overview/gap-counts.tsx";
import { GapsByDue } from "#components/overview/gaps-by-due.tsx";
import { MyWork } from "#components/overview/my-work.tsx";
import { ReviewsAhead } from "#components/overview/reviews-ahead.tsx";
import { TopRules } from "#components/overview/top-rules.tsx";
import { Units } from "#components/overview/units.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { readOverview } from "#lib/gaps/read-overview.ts";
import { ENDS_SOON, readTrends } from "#lib/gaps/read-trends.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import { countInbox, listInbox } from "#lib/inbox/list-inbox.ts";
import { DAY } from "#lib/platform/core/clock.ts";
import { listCampaigns } from "#lib/reviews/list-campaigns.ts";
import { listExceptions } from "#lib/workflow/exceptions/list-exceptions.ts";
import { asking } from "./asking.ts";
import { stepsFor } from "./steps-for.ts";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  const context = await asking();
  const [overview, trends, waiting, counts, running, planned, excepted] = await Promise.all([
    readOverview(context, {}),
    readTrends(context, {}),
    listInbox(context, { limit: 3 }),
    countInbox(context, {}),
    listCampaigns(context, { state: "open", sort: "dueAt", limit: 5 }),
    listCampaigns(context, { state: "scheduled", sort: "dueAt", limit: 3 }),
    listExceptions(context, { state: "approved", sort: "endsAt", limit: 5 }),
  ]);
  const now = context.clock.now();
  const exceptionsEnding = excepted.data.filter(({ endsAt }) => Date.parse(endsAt) <= now + ENDS_SOON * DAY);
  const { actor } = context;
  const open = overview.gaps.reduce((sum, row) => sum + row.open, 0);
  const steps = await stepsFor(context);
  if (overview.counts.agents === 0) {
    return (
      <>
        <PageHead title="Overview" />
        {steps ? <FirstSteps steps={steps} /> : null}
        <EmptyState
          title="No agents are registered yet"
          action={
            !steps && mayDo(actor, "agent.create") ? (
              <ButtonLink weight="primary" href="/agents/new">
                Register an agent
              </ButtonLink>
            ) : null
          }
        >
          Answerable shows who answers for what every agent may do, and where nobody does. As soon as an agent is
          registered, its empty seats show here. Nothing is invented: what a file does not say stays empty and becomes a
          gap.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title="Overview" />
      {steps ? <FirstSteps steps={steps} /> : null}
      <section aria-labelledby="answerability">
        <h2 id="answerability" className="mb-1 text-sm font-medium text-soft">
          Answerability
        </h2>
        <Answerability {...overview.answerability} before={overview.before} />
        <AnswerabilityBar {...overview.answerability} />
        <AnswerabilityOverTime weeks={trends.weeks} />
      </section>
      <MyWork items={waiting.data} counts={counts} now={now} />
      <Section id="gaps" title="Open gaps" count={open}>
        <GapCounts gaps={overview.gaps} />
        {open > 0 ? (
          <div className="mt-5">
            <GapsByDue gaps={trends.byDue} />
          </div>
        ) : null}
      </Section>
      {overview.dueFirst.length > 0 ? (
        <Section
          id="due"
          title="What to close first"
          says="The most severe first, then what is due soonest; gaps that one fact closes together stand as one line."
          actions={
            <a className="link text-sm" href="/gaps">
              All open gaps
            </a>
          }
        >
          <DueFirst groups={overview.dueFirst} now={now} />
        </Section>
      ) : (
        <Section id="due" title="What to close first">
          <EmptyState title="Nothing is open">
            Gaps open by themselves when something accountable has no live answer, and close when it has one.
          </EmptyState>
        </Section>
      )}
      <div className="grid gap-x-10 lg:grid-cols-2">
        {trends.byRule.length > 0 ? (
          <Section id="rules" title="What is open most often">
            <TopRules rules={trends.byRule} />
          </Section>
        ) : null}
        {trends.byUnit.length > 0 ? (
          <Section id="units" title="Business units">
            <Units units={trends.byUnit} />
          </Section>
        ) : null}
      </div>
      <Section id="reviews" title="Access reviews" count={running.total + planned.total}>
        <ReviewsAhead reviews={[...running.data, ...planned.data]} now={now} />
      </Section>
      <Section id="ending" title="Ends soon">
        <EndingSoon grants={trends.grantsEnding} exceptions={exceptionsEnding} days={ENDS_SOON} now={now} />
      </Section>
      <Section id="agents" title="Agents" count={overview.counts.agents}>
        <AgentsByTier agents={overview.agents} />
      </Section>
    </>
  );
}
