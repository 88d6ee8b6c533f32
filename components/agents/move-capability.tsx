"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { CapabilityEvent } from "#lib/registry/core/capability-lifecycle.ts";

const words: Record<Exclude<CapabilityEvent, "approve">, { act: string; says: string; danger: boolean }> = {
  suspend: { act: "Suspend", says: "It is stopped at once; security or an admin lets it go on.", danger: true },
  resume: { act: "Resume", says: "It may act again within its grant and bounds.", danger: false },
  end: {
    act: "Revoke",
    says: "The capability and its grant end now, for good. Who was granted what until now stays readable.",
    danger: true,
  },
};

/** One event of a capability, with the reason that goes into the evidence. */
export function MoveCapability({
  agent,
  capability,
  event,
}: {
  agent: string;
  capability: { slug: string; name: string; version: number };
  event: keyof typeof words;
}) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { busy, problem, send } = useSending();
  const { act, says, danger } = words[event];
  const path = `/agents/${agent}/capabilities/${capability.slug}`;
  const version = capability.version;
  const move = () =>
    event === "end"
      ? api.delete(path, { version, reason: reason.trim() })
      : api.post(`${path}/${event}`, reason.trim() ? { reason: reason.trim() } : {}, { version });
  return (
    <>
      <Button weight={danger ? "danger" : "plain"} onClick={() => setOpen(true)}>
        {act}
        <span className="sr-only"> {capability.name}</span>
      </Button>
      <Dialog open={open} onOpen={setOpen} title={`${act}: ${capability.name}`} says={says}>
        <form
          className="grid gap-3"
          onSubmit={async (submitted) => {
            submitted.preventDefault();
            if (await send(move)) setOpen(false);
          }}
        >
          <Refused problem={problem} shown={["reason"]} />
          <TextField
            label="Reason"
            hint="Kept in the evidence with your name and the time."
            value={reason}
            onValue={setReason}
            maxLength={1000}
            error={messageFor(problem, "reason")}
            autoFocus
          />
          <div className="mt-2 flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" weight={danger ? "danger" : "primary"} disabled={busy}>
              {act}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
