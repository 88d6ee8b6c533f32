"use client";

import { lazy } from "react";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import type { Seat } from "./name-form.tsx";

const NameForm = lazy(async () => ({ default: (await import("./name-form.tsx")).NameForm }));

/** Names one person in several seats, after a look at what that closes, opens and cannot be done. */
export function NameInMany({ seats, onDone }: { seats: readonly Seat[]; onDone: () => void }) {
  if (seats.length === 0) return null;
  return (
    <DialogButton
      className="h-7"
      act="Name somebody"
      title={`Name one person in ${seats.length === 1 ? "one seat" : `${inFigures(seats.length)} seats`}`}
      says="They answer once they accept. Each seat is decided by itself: where the naming would break the separation of duties it is refused, and the others stand."
    >
      {(close) => (
        <NameForm
          seats={seats}
          onDone={() => {
            close();
            onDone();
          }}
        />
      )}
    </DialogButton>
  );
}
