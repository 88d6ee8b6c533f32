"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ReasonForm } from "#components/ui/reason-form.tsx";

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
  const close = () => setChosen(null);
  const said = chosen === null ? null : words[chosen];
  return (
    <>
      {events.map((event) => (
        <Button key={event} onClick={() => setChosen(event)} aria-haspopup="dialog">
          {words[event].act}
        </Button>
      ))}
      <Dialog
        open={said !== null}
        onOpen={(open) => open || close()}
        title={`${said?.act ?? ""}: ${request.title}`}
        says={said?.says}
      >
        {said === null ? null : (
          <ReasonForm
            act={said.act}
            asks="Reason"
            optional={!said.needed}
            path={`/requests/${request.id}/${chosen}`}
            version={request.version}
            weight="primary"
            onDone={close}
          />
        )}
      </Dialog>
    </>
  );
}
