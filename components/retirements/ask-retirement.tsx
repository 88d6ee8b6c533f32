"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { requestRetirement } from "#lib/workflow/retirements/request-retirement.ts";

/** Asks for the retirement of an agent. `off`: why it cannot be asked for now. */
export function AskRetirement({
  agent,
  version,
  off,
}: {
  agent: { slug: string; name: string };
  version: number;
  off: string | null;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className={off === null ? "" : "border-dashed text-soft"}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
      >
        Ask to retire it
        {off === null ? null : <span className="sr-only"> (not possible now; says why)</span>}
      </Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title={off === null ? `Retire ${agent.name}` : "Ask to retire it: not now"}
        says={
          off ??
          "Somebody else approves. Then a checklist is made of everything that has to end, each step with a person and a proof, and other hands verify it."
        }
      >
        {off === null ? (
          <AskForm agent={agent} version={version} onDone={() => setOpen(false)} />
        ) : (
          <div className="flex justify-end">
            <Button onClick={() => setOpen(false)}>Close</Button>
          </div>
        )}
      </Dialog>
    </>
  );
}

function AskForm({ agent, version, onDone }: { agent: { slug: string }; version: number; onDone: () => void }) {
  const router = useRouter();
  const { busy, problem, send } = useSending();
  const [reason, setReason] = useState("");
  const [alternative, setAlternative] = useState("");
  const [contact, setContact] = useState("");
  const [day, setDay] = useState("");
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        await send(
          () =>
            api.post<typeof requestRetirement>(
              `/agents/${agent.slug}/retire`,
              {
                reason,
                alternative: alternative.trim() || null,
                contact: contact.trim() || null,
                scheduledAt: day === "" ? null : `${day}T00:00:00.000Z`,
              },
              { version },
            ),
          {
            stay: true,
            after: ({ id }) => {
              onDone();
              router.push(`/retirements/${id}`);
            },
          },
        );
      }}
    >
      <Refused problem={problem} shown={["reason", "alternative", "contact", "scheduledAt"]} />
      <TextArea label="Why" value={reason} onValue={setReason} maxLength={2000} error={messageFor(problem, "reason")} />
      <TextArea
        label="What to use instead"
        hint="Told to everybody who depends on it."
        optional
        rows={2}
        value={alternative}
        onValue={setAlternative}
        maxLength={2000}
        error={messageFor(problem, "alternative")}
      />
      <TextField
        label="Whom to ask"
        optional
        value={contact}
        onValue={setContact}
        maxLength={500}
        error={messageFor(problem, "contact")}
      />
      <TextField
        label="Starts on"
        hint="Left empty, it starts as soon as it is approved."
        optional
        type="date"
        value={day}
        onValue={setDay}
        error={messageFor(problem, "scheduledAt")}
      />
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" weight="primary" disabled={busy || reason.trim() === ""}>
          Ask for the retirement
        </Button>
      </div>
    </form>
  );
}
