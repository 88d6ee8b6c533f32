"use client";

import { useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import type { Decision } from "#lib/inbox/core/decisions.ts";
import type { InboxItem } from "#lib/inbox/list-inbox.ts";
import { asksFor, reasonWords } from "./kind-words.ts";

/** Asks why, before something is decided that needs a reason. */
export function ReasonDialog({
  asked,
  onAnswer,
}: {
  asked: { decision: Decision; item: InboxItem } | null;
  /** Null: they left it. */
  onAnswer: (reason: string | null) => void;
}) {
  if (asked === null) return null;
  return (
    <Dialog
      open
      onOpen={(open) => open || onAnswer(null)}
      title={`${asked.decision.label}: ${asked.item.title}`}
      says={reasonWords(asked.item.kind)}
    >
      <Why act={asked.decision.label} asks={asksFor(asked.item.kind)} onAnswer={onAnswer} />
    </Dialog>
  );
}

function Why({ act, asks, onAnswer }: { act: string; asks: string; onAnswer: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  const holds = reason.trim() !== "";
  useUnsaved(holds);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (holds) onAnswer(reason.trim());
      }}
    >
      <TextArea label={asks} value={reason} onValue={setReason} maxLength={1000} />
      <FormFoot holds={holds} busy={false} disabled={!holds} act={act} />
    </form>
  );
}
