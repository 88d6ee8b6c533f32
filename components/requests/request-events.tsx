"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";

const words = {
  "request-changes": {
    act: "Ask for changes",
    says: "It goes back to whoever asked. Say what has to change; what was decided about the rest stands.",
    needed: true,
  },
  withdraw: {
    act: "Withdraw",
    says: "It is taken back. What was decided stays on record.",
    needed: false,
  },
} as const;

/** What can be done with a request beside deciding it. */
export function RequestEvents({
  request,
  events,
}: {
  request: { id: string; version: number; title: string };
  events: readonly (keyof typeof words)[];
}) {
  const [chosen, setChosen] = useState<keyof typeof words | null>(null);
  const [reason, setReason] = useState("");
  const { busy, problem, send, forget } = useSending();
  const close = () => {
    setChosen(null);
    setReason("");
    forget();
  };
  const said = chosen === null ? null : words[chosen];
  return (
    <>
      {events.map((event) => (
        <Button key={event} onClick={() => setChosen(event)} aria-haspopup="dialog">
          {words[event].act}
        </Button>
      ))}
      <Dialog
        open={chosen !== null}
        onOpen={(open) => open || close()}
        title={`${said?.act ?? ""}: ${request.title}`}
        says={said?.says}
      >
        <form
          className="grid gap-3"
          onSubmit={async (event) => {
            event.preventDefault();
            const body = reason.trim() ? { reason: reason.trim() } : {};
            if (await send(() => api.post(`/requests/${request.id}/${chosen}`, body, { version: request.version })))
              close();
          }}
        >
          <Refused problem={problem} shown={["reason"]} />
          <TextArea
            label="Reason"
            optional={!said?.needed}
            value={reason}
            onValue={setReason}
            maxLength={2000}
            error={messageFor(problem, "reason")}
          />
          <div className="flex justify-end gap-2">
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" weight="primary" disabled={busy || (said?.needed === true && reason.trim() === "")}>
              {said?.act}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
