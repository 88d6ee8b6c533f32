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
  end,
}: {
  /** 'Revoke' */
  act: string;
  /** Whom or what it is about. */
  name: string;
  /** What follows from it. */
  says: ReactNode;
  end: () => Promise<Outcome<unknown>>;
}) {
  const [open, setOpen] = useState(false);
  const { busy, problem, send } = useSending();
  return (
    <>
      <Button weight="quiet" className="h-7" onClick={() => setOpen(true)} aria-label={`${act} ${name}`}>
        {act}
      </Button>
      <Dialog open={open} onOpen={setOpen} title={`${act} ‘${name}’?`} says={says}>
        <Refused problem={problem} />
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button
            weight="danger"
            disabled={busy}
            onClick={async () => {
              if (await send(end)) setOpen(false);
            }}
          >
            {act} it
          </Button>
        </div>
      </Dialog>
    </>
  );
}
