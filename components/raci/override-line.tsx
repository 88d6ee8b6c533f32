"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { dayOf } from "#components/ui/relative-time.ts";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { Override } from "./use-agent-matrix.ts";

/** One recorded departure from the template, with its author, reason and the way back. */
export function OverrideLine({
  agent,
  override,
  about,
  heldOff,
  mayOverride,
  onChanged,
  stay = false,
}: {
  agent: string;
  override: Override;
  /** The duty it is about, where the line stands apart from its row. */
  about?: string;
  heldOff: boolean;
  mayOverride: boolean;
  onChanged?: () => void;
  /** The board reads itself anew; elsewhere the page is read again. */
  stay?: boolean;
}) {
  const { busy, problem, send } = useSending();
  const party = override.person?.name ?? override.team?.name ?? "";
  return (
    <li className="border-b border-line py-1.5 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <p>
          {about ? <span className="font-medium">{about}: </span> : null}
          {override.change === "add"
            ? `${override.letter} added for ${party}`
            : `${override.letter} removed from ${party}`}
        </p>
        {mayOverride ? (
          <Button
            weight="quiet"
            className="not-printed h-7"
            disabled={busy}
            onClick={async () => {
              if (await send(() => api.delete(`/agents/${agent}/raci/overrides/${override.id}`), { stay }))
                onChanged?.();
            }}
          >
            Take back
            <span className="sr-only">
              : {override.letter} of {party}
            </span>
          </Button>
        ) : null}
      </div>
      <p className="text-xs text-soft">
        {override.author?.name ?? "The system"}, {dayOf(Date.parse(override.at))}: {override.reason}
      </p>
      {heldOff ? <p className="text-xs text-high">Held off: it would leave nobody responsible who answers.</p> : null}
      <Refused problem={problem} />
    </li>
  );
}
