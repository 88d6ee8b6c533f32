"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { createCalendarFeed } from "#lib/calendar/create-calendar-feed.ts";
import type { revokeCalendarFeed } from "#lib/calendar/revoke-calendar-feed.ts";

/** The secret address of the own calendar: shown once when it is made, and revoked here. */
export function CalendarAddress({ there }: { there: boolean }) {
  const { busy, problem, send } = useSending();
  const [address, setAddress] = useState<string | null>(null);
  return (
    <div className="grid max-w-3xl gap-3">
      <Refused problem={problem} />
      {address ? (
        <>
          <p role="status" className="text-sm">
            Give this address to your calendar program. It is shown this once: whoever knows it reads your due dates.
          </p>
          <code className="block rounded-md bg-tint p-3 font-mono text-sm break-all select-all">{address}</code>
        </>
      ) : null}
      <p className="flex flex-wrap gap-2">
        {address ? <Button onClick={() => navigator.clipboard.writeText(address)}>Copy</Button> : null}
        <Button
          disabled={busy}
          onClick={() =>
            send(() => api.post<typeof createCalendarFeed>("/calendar", {}), {
              after: (answer) => setAddress(answer.address),
            })
          }
        >
          {there ? "Replace the address" : "Make an address"}
        </Button>
        {there ? (
          <Button
            weight="danger"
            disabled={busy}
            onClick={() =>
              send(() => api.delete<typeof revokeCalendarFeed>("/calendar"), { after: () => setAddress(null) })
            }
          >
            Revoke the address
          </Button>
        ) : null}
      </p>
    </div>
  );
}
