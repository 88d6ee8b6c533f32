"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { startJudgement } from "#lib/gaps/start-judgement.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";

export interface Run {
  status: string;
  done: number;
  total: number;
  changed: number;
  askedBy: string;
  askedAt: string;
  finishedAt: string | null;
}

const outcomeOf = ({ status, done, total, changed }: Run): string =>
  status === "failed"
    ? `it failed after ${inFigures(done)} of ${inFigures(total)} agents. What was judged stays judged; ask again.`
    : `done; ${inFigures(changed)} of ${inFigures(total)} agents had something to change.`;

/** Asks for a full re-judgement and shows how far the last one is. */
export function Rejudge({ latest }: { latest: Run | null }) {
  const { busy, problem, send } = useSending();
  const router = useRouter();
  const going = latest !== null && latest.finishedAt === null && latest.status !== "failed";

  useEffect(() => {
    if (!going) return;
    const again = setInterval(() => router.refresh(), 2000);
    return () => clearInterval(again);
  }, [going, router]);

  return (
    <div className="grid max-w-2xl gap-3 text-sm">
      <Refused problem={problem} />
      {latest === null ? <p className="text-soft">Nobody has asked for one yet.</p> : null}
      {latest && going ? (
        <div className="grid gap-1">
          <progress
            className="h-1.5 w-full accent-accent"
            aria-label="Agents judged"
            // Before it is counted, how far it is cannot be said.
            {...(latest.total > 0 ? { value: latest.done, max: latest.total } : {})}
          />
          <p role="status">
            {latest.total > 0
              ? `${inFigures(latest.done)} of ${inFigures(latest.total)} agents judged.`
              : "Waits to be begun."}
          </p>
          <p className="text-soft">
            Asked for by {latest.askedBy} on {exactTime(Date.parse(latest.askedAt))}. It goes on when you leave this
            page; come back to see how far it is.
          </p>
        </div>
      ) : null}
      {latest && !going ? (
        <p role="status">
          Last asked for by {latest.askedBy} on {exactTime(Date.parse(latest.askedAt))}: {outcomeOf(latest)}
        </p>
      ) : null}
      <p>
        <Button disabled={busy || going} onClick={() => send(() => api.post<typeof startJudgement>("/judgement", {}))}>
          Judge everything again
        </Button>
      </p>
    </div>
  );
}
