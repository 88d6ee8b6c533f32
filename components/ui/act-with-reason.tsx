"use client";

import { useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { ReasonForm } from "./reason-form.tsx";

/** An act on one thing that takes a word of why. What cannot be done now stays in sight and says why. */
export interface Act {
  /** What the button says: 'Approve'. */
  act: string;
  /** What happens, before one says yes. */
  says: string;
  /** Where it is sent, under /api/v1. */
  path: string;
  /** What the field is called; null where no word is asked for. */
  asks: string | null;
  weight: "primary" | "plain" | "danger";
  /** Why it is off; null where it can be done. */
  off: string | null;
}

/** The acts that the state of a thing allows, each a button with its question. */
export function ActsWithReason({ acts, version }: { acts: readonly Act[]; version: number }) {
  const [chosen, setChosen] = useState<Act | null>(null);
  const close = () => setChosen(null);
  return (
    <>
      {acts.map((one) => (
        <Button
          key={one.act}
          weight={one.off === null ? one.weight : "plain"}
          className={one.off === null ? "" : "border-dashed text-soft"}
          onClick={() => setChosen(one)}
          aria-haspopup="dialog"
        >
          {one.act}
          {one.off === null ? null : <span className="sr-only"> (not possible now; says why)</span>}
        </Button>
      ))}
      <Dialog
        open={chosen !== null}
        onOpen={(open) => open || close()}
        title={chosen?.off ? `${chosen.act}: not now` : (chosen?.act ?? "")}
        says={chosen?.off ?? chosen?.says}
      >
        {chosen === null ? null : chosen.off ? (
          <div className="flex justify-end">
            <Button onClick={close}>Close</Button>
          </div>
        ) : (
          <ReasonForm
            act={chosen.act}
            asks={chosen.asks}
            path={chosen.path}
            version={version}
            weight={chosen.weight}
            onDone={close}
          />
        )}
      </Dialog>
    </>
  );
}
