"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { type Pick, Picker, peopleSource } from "#components/ui/picker.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { reassignItem } from "#lib/reviews/reassign-item.ts";

/** Hands an item to somebody else, with a note that they read. */
export function ReassignItem({ campaign, item }: { campaign: string; item: { id: string; version: number } }) {
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState<Pick | null>(null);
  const [note, setNote] = useState("");
  const { busy, problem, send, forget } = useSending();
  return (
    <>
      <Button
        onClick={() => {
          forget();
          setOpen(true);
        }}
      >
        Reassign
      </Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title="Who should answer instead?"
        says="Whoever was asked before, and why it was handed on, stays readable."
      >
        <Refused problem={problem} shown={["to", "note"]} />
        <div className="grid gap-3">
          <Picker label="Person" source={peopleSource} value={to} onValue={setTo} error={messageFor(problem, "to")} />
          <TextArea
            label="Note to them"
            value={note}
            onValue={setNote}
            maxLength={2000}
            error={messageFor(problem, "note")}
          />
        </div>
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Leave it</Button>
          <Button
            weight="primary"
            disabled={busy || to === null || note.trim() === ""}
            onClick={() =>
              send(
                () =>
                  api.post<typeof reassignItem>(
                    `/campaigns/${campaign}/items/${item.id}/reassign`,
                    { to: to?.reference ?? "", note },
                    { version: item.version },
                  ),
                { after: () => setOpen(false) },
              )
            }
          >
            Reassign item
          </Button>
        </div>
      </Dialog>
    </>
  );
}
