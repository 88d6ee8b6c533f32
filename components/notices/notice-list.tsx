"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { When } from "#components/ui/when.tsx";
import type { NoticeAnswer } from "#lib/notifications/core/notice-answer.ts";
import type { markNoticesRead } from "#lib/notifications/mark-notices-read.ts";

/** Notices under each other; what is unread has a mark and a bold title, and following it reads it. */
export function NoticeList({ notices, now }: { notices: readonly NoticeAnswer[]; now: number }) {
  const { busy, problem, send } = useSending();
  const read = (id: string) => api.post<typeof markNoticesRead>("/notices/read", { notices: [id] });
  return (
    <>
      <Refused problem={problem} />
      <ul className="border-t border-line-strong">
        {notices.map((notice) => (
          <li
            key={notice.id}
            className="grid grid-cols-[0.75rem_1fr] gap-x-2 border-b border-line py-2.5 sm:grid-cols-[0.75rem_1fr_auto] sm:gap-x-3"
          >
            <span className="pt-1.5">
              {notice.readAt === null ? (
                <span className="block size-2 rounded-full bg-accent forced-edge" title="Unread" />
              ) : null}
            </span>
            <div className="min-w-0">
              <p className="text-sm">
                <a
                  href={notice.href}
                  className={`quiet-link ${notice.readAt === null ? "font-semibold" : ""}`}
                  onClick={() => {
                    // The page that it leads to need not wait for this.
                    if (notice.readAt === null) void read(notice.id);
                  }}
                >
                  {notice.title}
                </a>
                {notice.readAt === null ? <span className="sr-only"> (unread)</span> : null}
              </p>
              <p className="mt-0.5 max-w-3xl text-sm break-words text-soft">{notice.text}</p>
              <p className="mt-0.5 text-xs text-soft">
                <When at={notice.at} now={now} />
                {notice.dueAt ? (
                  <>
                    , due <When at={notice.dueAt} now={now} />
                  </>
                ) : null}
              </p>
            </div>
            <div className="col-start-2 sm:col-start-3">
              {notice.readAt === null ? (
                <Button
                  weight="quiet"
                  className="h-7 -ml-2 sm:ml-0"
                  disabled={busy}
                  aria-label={`Mark read: ${notice.title}`}
                  onClick={() => send(() => read(notice.id))}
                >
                  Mark read
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
