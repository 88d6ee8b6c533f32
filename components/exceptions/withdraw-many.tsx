"use client";

import { api } from "#components/api-client.ts";
import { startWork } from "#components/bulk/work.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import type { withdrawExceptions } from "#lib/workflow/exceptions/withdraw-exceptions.ts";

interface Withdrawn {
  id: string;
  state: string;
  gap: { sentence: string };
}

/** Takes several exceptions back, after a word about what that opens. Who was chosen and is over is left alone. */
export function WithdrawMany({ exceptions, onDone }: { exceptions: readonly Withdrawn[]; onDone: () => void }) {
  if (exceptions.length === 0) return null;
  const says = counted(exceptions.length, "exception", "exceptions");
  const start = () => {
    void startWork({
      title: `Withdrawing ${says}`,
      items: exceptions,
      name: ({ gap }) => gap.sentence,
      send: (piece) =>
        api.post<typeof withdrawExceptions>("/exceptions/withdraw", { exceptions: piece.map(({ id }) => id) }),
    });
    onDone();
  };
  return (
    <DialogButton
      className="h-7"
      act={`Withdraw ${inFigures(exceptions.length)}`}
      title={`Withdraw ${says}?`}
      says={consequence(exceptions)}
    >
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            close();
            start();
          }}
        >
          <FormFoot holds={false} busy={false} act={`Withdraw ${says}`} weight="danger" />
        </form>
      )}
    </DialogButton>
  );
}

/** What the choice means, before it is made. */
function consequence(exceptions: readonly Withdrawn[]): string {
  const accepted = exceptions.filter(({ state }) => state === "approved").length;
  return [
    accepted === 0
      ? "None of them is approved: nobody need decide about them any more."
      : `${accepted === 1 ? "One gap" : `${inFigures(accepted)} gaps`} that ${accepted === 1 ? "is" : "are"} accepted now ${accepted === 1 ? "is" : "are"} open again at once.`,
    "It cannot be taken back; each can be asked for anew.",
  ].join(" ");
}
