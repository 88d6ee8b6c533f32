"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/field.tsx";
import type { Decision } from "#lib/inbox/core/decisions.ts";
import type { InboxItem } from "#lib/inbox/list-inbox.ts";

/** Asks why, before something is decided that needs a reason. */
export function ReasonDialog({
  asked,
  onAnswer,
}: {
  asked: { decision: Decision; item: InboxItem } | null;
  /** Null: they left it. */
  onAnswer: (reason: string | null) => void;
}) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  if (asked === null) return null;
  const answer = (said: string | null) => {
    setReason("");
    setMissing(false);
    onAnswer(said);
  };
  return (
    <Dialog
      open
      onOpen={(open) => open || answer(null)}
      title={`${asked.decision.label}: ${asked.item.title}`}
      says="Who named you reads why, and it stays in the evidence. The role then shows who is left, or nobody."
    >
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === "") setMissing(true);
          else answer(reason.trim());
        }}
      >
        <TextArea
          label="Why"
          value={reason}
          onValue={setReason}
          maxLength={1000}
          error={missing ? "Say why." : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={() => answer(null)}>Keep it</Button>
          <Button type="submit" weight="primary">
            {asked.decision.label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
