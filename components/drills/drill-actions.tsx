"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { useSending } from "#components/ui/sending.tsx";
import type { acknowledgeDrill } from "#lib/workflow/drills/acknowledge-drill.ts";
import type { cancelDrill, stopRepeating } from "#lib/workflow/drills/move-drill.ts";

/** What the asker may do with a drill: answer it, cancel it, stop its repeats. */
export function DrillActions({
  drill,
  asked,
  mayRun,
}: {
  drill: { id: string; version: number; running: boolean; repeats: boolean };
  /** The asker was asked and has not answered. */
  asked: boolean;
  mayRun: boolean;
}) {
  const { busy, problem, send } = useSending();
  const { id, version } = drill;
  return (
    <>
      {problem ? (
        <span role="alert" className="text-sm text-critical">
          {problem.message}
        </span>
      ) : null}
      {mayRun && drill.repeats ? (
        <Button
          disabled={busy}
          onClick={() => send(() => api.post<typeof stopRepeating>(`/drills/${id}/stop-repeating`, {}, { version }))}
        >
          Stop repeating
        </Button>
      ) : null}
      {mayRun && drill.running ? (
        <Button
          disabled={busy}
          onClick={() => send(() => api.post<typeof cancelDrill>(`/drills/${id}/cancel`, {}, { version }))}
        >
          Cancel the drill
        </Button>
      ) : null}
      {asked ? (
        <Button
          weight="primary"
          disabled={busy}
          onClick={() => send(() => api.post<typeof acknowledgeDrill>(`/drills/${id}/acknowledge`, {}))}
        >
          I am here
        </Button>
      ) : null}
    </>
  );
}
