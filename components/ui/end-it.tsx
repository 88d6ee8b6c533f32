"use client";

import { type ReactNode, useState } from "react";
import type { Outcome } from "#components/api-client.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Refused, useSending } from "./sending.tsx";

/** Ends a thing for good, after a question that names what follows from it. */
export function EndIt({
  act,
  name,
  says,
  against,
  weight = "quiet",
  end,
}: {
  /** 'Revoke' */
  act: string;
  /** Whom or what it is about. */
  name: string;
  /** What follows from it. */
  says: ReactNode;
  /** What stands against it now, and where that is settled: while it does, nothing is offered. */
  against?: ReactNode;
  /** As heavy as what it stands beside: quiet in a row of a table. */
  weight?: "quiet" | "plain";
  end: () => Promise<Outcome<unknown>>;
}) {
  const [open, setOpen] = useState(false);
  const { busy, problem, send } = useSending();
  return (
    <>
      <Button
        weight={weight}
        className={weight === "quiet" ? "h-7" : ""}
        onClick={() => setOpen(true)}
        aria-label={`${act} ${name}`}
      >
        {act}
      </Button>
      <Dialog open={open} onOpen={setOpen} title={`${act} ‘${name}’?`} says={says}>
        <Refused problem={problem} />
        {against ? <div className="mb-4">{against}</div> : null}
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{against ? "Close" : "Cancel"}</Button>
          {against ? null : (
            <Button
              weight="danger"
              disabled={busy}
              onClick={async () => {
                if (await send(end)) setOpen(false);
              }}
            >
              {act} it
            </Button>
          )}
        </div>
      </Dialog>
    </>
  );
}
