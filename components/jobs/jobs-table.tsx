"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { When } from "#components/ui/when.tsx";
import type { JobAnswer } from "#lib/jobs/core/job-answer.ts";
import type { discardJob } from "#lib/jobs/discard-job.ts";
import type { retryJob } from "#lib/jobs/retry-job.ts";

/** Jobs that failed, each with why, and what an admin can do about it. */
export function JobsTable({ jobs, now }: { jobs: readonly JobAnswer[]; now: number }) {
  const { busy, problem, send } = useSending();
  return (
    <>
      <Refused problem={problem} />
      <ul className="border-t border-line-strong">
        {jobs.map((job) => (
          <li
            key={job.id}
            className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2 text-sm sm:grid-cols-[14rem_1fr_auto]"
          >
            <span>
              <span className="font-mono text-xs">{job.task}</span> <span className="text-xs text-soft">#{job.id}</span>
            </span>
            <span className="min-w-0 break-words">
              {job.lastError}{" "}
              <span className="text-soft">
                {job.state === "failed" ? "Given up" : "Tried again by itself"} after {job.attempts} of{" "}
                {job.maxAttempts} attempts; asked for <When at={job.createdAt} now={now} />.
              </span>
            </span>
            <span className="flex gap-1">
              <Button
                className="h-7"
                disabled={busy}
                aria-label={`Try ${job.task} ${job.id} again`}
                onClick={() => send(() => api.post<typeof retryJob>(`/jobs/${job.id}/retry`, {}))}
              >
                Try again
              </Button>
              <Button
                weight="danger"
                className="h-7"
                disabled={busy}
                aria-label={`Discard ${job.task} ${job.id}`}
                onClick={() => send(() => api.delete<typeof discardJob>(`/jobs/${job.id}`))}
              >
                Discard
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
