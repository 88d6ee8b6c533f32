import type { Metadata } from "next";
import { DiscardedMails, FailedMails } from "#components/jobs/failed-mails.tsx";
import { JobsTable } from "#components/jobs/jobs-table.tsx";
import { QueueFigures } from "#components/jobs/queue-figures.tsx";
import { WorkTable } from "#components/jobs/work-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { listJobs } from "#lib/jobs/list-jobs.ts";
import { readJobsState } from "#lib/jobs/read-jobs-state.ts";
import { listMails } from "#lib/notifications/list-mails.ts";
import { asking } from "../../asking.ts";

export const metadata: Metadata = { title: "Jobs" };

export default async function JobsPage() {
  const context = await asking();
  if (!mayDo(context.actor, "job.manage")) return <Notice>Only an admin sees background jobs.</Notice>;
  const now = context.clock.now();
  const state = await readJobsState(context, {});
  const failed = await listJobs(context, { state: "failed", limit: 50 });
  const again = await listJobs(context, { state: "again", limit: 50 });
  const mails = await listMails(context, { state: "failed", limit: 20 });
  const discarded = await listMails(context, { state: "discarded", limit: 20 });
  const troubled = [...failed.data, ...again.data];
  return (
    <>
      <p className="max-w-3xl text-soft">
        What is done without anybody asking, and what leaves by mail and webhooks. Each effect happens once, however
        often a job runs.
      </p>
      {state.alive ? null : (
        <div className="mt-4">
          <Notice tone="attention" title="No background jobs run">
            Nothing ran in the last minutes, so that nothing that is due happens. Start a worker with npm run worker, or
            the product without WORKER=off.
          </Notice>
        </div>
      )}
      <QueueFigures state={state} />
      <Section id="failed" title="Jobs that failed" count={failed.total + again.total}>
        {troubled.length === 0 ? (
          <EmptyState title="No job failed">
            A job that fails is tried again by itself; one that is given up stands here until somebody decides.
          </EmptyState>
        ) : (
          <JobsTable jobs={troubled} now={now} />
        )}
      </Section>
      {mails.total > 0 ? (
        <FailedMails mails={mails.data} total={mails.total} configured={state.mail.configured} now={now} />
      ) : null}
      {discarded.total > 0 ? <DiscardedMails mails={discarded.data} total={discarded.total} now={now} /> : null}
      <Section id="work" title="By the clock" count={state.work.length} says="The last run of each, on any node.">
        <WorkTable work={state.work} now={now} />
      </Section>
    </>
  );
}
