"use client";

import { lazy, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Role } from "#lib/registry/core/vocabulary.ts";

const NameForm = lazy(async () => ({ default: (await import("./name-form.tsx")).NameForm }));

/** A seat to be taken, with the name that people know it by. */
export interface Seat {
  agent: string;
  /** Null: the role is chosen in the dialog, for all of them. */
  role: Role | null;
  capability: string | null;
  name: string;
  /** Somebody is in the seat who does not answer: the next one must be marked to be the one whom the rules judge. */
  accountable?: boolean;
}

/** Names one person in several seats, after a look at what that closes, opens and cannot be done. */
export function NameInMany({ seats, onDone }: { seats: readonly Seat[]; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  if (seats.length === 0) return null;
  return (
    <>
      <Button className="h-7" onClick={() => setOpen(true)}>
        Name somebody
      </Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title={`Name one person in ${seats.length === 1 ? "one seat" : `${seats.length} seats`}`}
        says="They answer once they accept. Each seat is decided by itself: where the naming would break the separation of duties it is refused, and the others stand."
      >
        <NameForm
          seats={seats}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      </Dialog>
    </>
  );
}
