"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { NameForm } from "#components/bulk/name-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { fixOfGap } from "#lib/gaps/core/fix-of-gap.ts";
import type { GapAnswer } from "#lib/gaps/gap-rows.ts";
import type { listGaps } from "#lib/gaps/list-gaps.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { FixForm, seatOf } from "./fix-gap.tsx";

/** From a group to the form that closes all of it: one fact to state, or one person for every seat that somebody left. */
export function FixGroup({ closedBy, fix, count, now }: { closedBy: string; fix: string; count: number; now: number }) {
  const [gaps, setGaps] = useState<readonly GapAnswer[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const open = async () => {
    const outcome = await api.get<typeof listGaps>(`/gaps?closedBy=${encodeURIComponent(closedBy)}&limit=200`);
    if (outcome.ok) setGaps(outcome.answer.data);
    else setFailed(outcome.problem.message);
  };
  const done = () => setGaps(null);
  const first = gaps?.[0];
  const seats = (gaps ?? []).flatMap((gap) => {
    const one = fixOfGap(gap);
    return one.form === "seat" ? [seatOf(gap, one)] : [];
  });
  const others = (gaps?.length ?? 0) - seats.length;
  const manySeats = seats.length > 1 && closedBy.startsWith("person:");
  return (
    <>
      <Button className="h-7" onClick={open}>
        Fix<span className="sr-only">{`${count === 1 ? "" : ` all ${inFigures(count)}`}: ${fix}`}</span>
      </Button>
      {failed ? (
        <span role="alert" className="text-xs text-critical">
          {failed}
        </span>
      ) : null}
      {first ? (
        <Dialog
          open
          onOpen={(on) => on || done()}
          title={manySeats ? `Name one person in ${inFigures(seats.length)} seats` : fixOfGap(first).act}
          says={others > 0 && manySeats ? `${fix} ${others} more of these gaps have a form of their own.` : fix}
        >
          {manySeats ? <NameForm seats={seats} onDone={done} /> : <FixForm gap={first} now={now} onDone={done} />}
        </Dialog>
      ) : null}
    </>
  );
}
