"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { markNoticesRead } from "#lib/notifications/mark-notices-read.ts";

/** Marks everything as read that was there when the page was made; what came since stays unread. */
export function MarkAllRead({ unread, until }: { unread: number; until: number }) {
  const { busy, problem, send } = useSending();
  return (
    <>
      <Refused problem={problem} />
      <Button
        disabled={busy}
        onClick={() =>
          send(() => api.post<typeof markNoticesRead>("/notices/read", { until: new Date(until).toISOString() }))
        }
      >
        Mark all {unread} as read
      </Button>
    </>
  );
}
