"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { useSending } from "#components/ui/sending.tsx";
import type { editAgent } from "#lib/registry/edit-agent.ts";

/** The asker carries the residual risk by their own name, or takes that back. */
export function GiveAnswer({
  agent,
  self,
  given,
}: {
  agent: { slug: string; version: number };
  /** The asker's id. */
  self: string;
  given: boolean;
}) {
  const { busy, problem, send } = useSending();
  const body = { residualRisk: { acceptedBy: given ? null : self } };
  return (
    <span className="not-printed inline-flex flex-wrap items-center gap-2 md:justify-end">
      {problem ? (
        <span role="alert" className="max-w-72 text-xs text-critical">
          {problem.errors[0]?.message ?? problem.message}
        </span>
      ) : null}
      <Button
        weight={given ? "quiet" : "plain"}
        className="h-7"
        disabled={busy}
        onClick={() =>
          send(() => api.patch<typeof editAgent>(`/agents/${agent.slug}`, body, { version: agent.version }))
        }
      >
        {given ? "Take it back" : "Accept the residual risk"}
      </Button>
    </span>
  );
}
