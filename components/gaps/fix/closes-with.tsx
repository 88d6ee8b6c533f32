"use client";

import { useEffect, useState } from "react";
import { api } from "#components/api-client.ts";
import { SeverityMark } from "#components/risk/severity-mark.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { ScrollingList } from "#components/ui/scrolling.tsx";
import { closedTogether } from "#lib/gaps/core/fix-of-gap.ts";
import type { GapAnswer } from "#lib/gaps/gap-rows.ts";
import type { listGaps } from "#lib/gaps/list-gaps.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";

const SHOWN = 6;

/** What else the same fact closes, before it is stated (R46). Their list may be the one behind the dialog: it is closed. */
export function ClosesWith({ gap, onFollow }: { gap: GapAnswer; onFollow: () => void }) {
  const [found, setFound] = useState<{ gaps: readonly GapAnswer[]; total: number } | null>(null);
  const together = closedTogether(gap);
  const filters = together && new URLSearchParams(together).toString();
  useEffect(() => {
    if (!filters) return;
    let stale = false;
    api.get<typeof listGaps>(`/gaps?${filters}&limit=${SHOWN + 1}`).then((outcome) => {
      if (outcome.ok && !stale) setFound({ gaps: outcome.answer.data, total: outcome.answer.total });
    });
    return () => {
      stale = true;
    };
  }, [filters]);
  if (filters && !found) return <p className="text-sm text-soft">Looking what else it closes …</p>;
  const others = (found?.gaps ?? []).filter(({ id }) => id !== gap.id).slice(0, SHOWN);
  if (!found || others.length === 0) return <p className="text-sm text-soft">It closes this gap alone.</p>;
  return (
    <div className="text-sm">
      <p>
        It closes{" "}
        <MomentLink className="link" href={`/gaps?${filters}`} onClick={onFollow}>
          {inFigures(found.total)} gaps
        </MomentLink>
        , this one and:
      </p>
      <ScrollingList label="What else it closes" className="mt-1 max-h-40 border-l-3 border-line pl-3">
        {others.map((other) => (
          <li key={other.id} className="flex items-baseline gap-2 py-0.5">
            <SeverityMark severity={other.severity} />
            <span className="min-w-0">
              {other.sentence}
              {other.agent ? <span className="text-soft"> {other.agent.name}</span> : null}
            </span>
          </li>
        ))}
        {found.total - 1 > others.length ? (
          <li className="text-soft">and {found.total - 1 - others.length} more</li>
        ) : null}
      </ScrollingList>
    </div>
  );
}
