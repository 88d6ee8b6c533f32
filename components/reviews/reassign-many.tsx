"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { startWork } from "#components/bulk/work.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import type { reassignItems } from "#lib/reviews/reassign-items.ts";
import type { ItemAnswer } from "#lib/reviews/store-item-answers.ts";

interface Reassigned {
  campaign: string;
  /** Those that wait, and that the asker may hand on. */
  items: readonly ItemAnswer[];
  onDone: () => void;
}

/** Hands several items to one person, with a note that they read. */
export function ReassignMany(asked: Reassigned) {
  if (asked.items.length === 0) return null;
  return (
    <DialogButton
      className="h-7"
      act={`Reassign ${inFigures(asked.items.length)}`}
      title="Who should answer instead?"
      says="In the place of everybody who is asked and has not answered. Each item is decided by itself: who approved or provisioned a capability of higher tier does not review it."
    >
      {(close) => (
        <ReassignForm
          {...asked}
          onDone={() => {
            close();
            asked.onDone();
          }}
        />
      )}
    </DialogButton>
  );
}

function ReassignForm({ campaign, items, onDone }: Reassigned) {
  const [to, setTo] = useState<Pick | null>(null);
  const [note, setNote] = useState("");
  const holds = to !== null || note.trim() !== "";
  useUnsaved(holds);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (to === null) return;
        void startWork({
          title: `Reassigning ${counted(items.length, "item", "items")} to ${to.name}`,
          items,
          name: ({ agent, capability }) => `${agent.name}, ${capability.name}`,
          send: (piece) =>
            api.post<typeof reassignItems>(`/campaigns/${campaign}/reassign`, {
              items: piece.map(({ id }) => id),
              to: to.reference,
              note: note.trim(),
            }),
        });
        onDone();
      }}
    >
      <Picker label="Person" source={peopleSource} value={to} onValue={setTo} />
      <TextArea label="Note to them" value={note} onValue={setNote} maxLength={2000} />
      <FormFoot
        holds={holds}
        busy={false}
        disabled={to === null || note.trim() === ""}
        act={`Reassign ${counted(items.length, "item", "items")}`}
      />
    </form>
  );
}
