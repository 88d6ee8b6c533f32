"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { requestException } from "#lib/workflow/exceptions/request-exception.ts";

/** Asks security to accept a gap for a time. Nothing changes before somebody has decided. */
export function AskException({
  gap,
  weight = "quiet",
}: {
  gap: { id: string; sentence: string };
  weight?: "quiet" | "plain";
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        weight={weight}
        className={weight === "quiet" ? "h-7" : ""}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-label={`Ask for an exception: ${gap.sentence}`}
      >
        Ask for an exception
      </Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title="Ask for an exception"
        says={
          <>
            {gap.sentence} Somebody of security decides, who neither asked nor holds the gap. Until the end it counts
            for nothing; then it is open again.
          </>
        }
      >
        <AskForm gap={gap} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AskForm({ gap, onDone }: { gap: { id: string }; onDone: () => void }) {
  const router = useRouter();
  const { busy, problem, send } = useSending();
  const [reason, setReason] = useState("");
  const [compensatingControl, setCompensatingControl] = useState("");
  const [day, setDay] = useState("");
  const ready = reason.trim() !== "" && compensatingControl.trim() !== "" && day !== "";
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        await send(
          () =>
            api.post<typeof requestException>("/exceptions", {
              gap: gap.id,
              reason,
              compensatingControl,
              endsAt: `${day}T23:59:59.000Z`,
            }),
          {
            stay: true,
            after: ({ id }) => {
              onDone();
              router.push(`/exceptions/${id}`);
            },
          },
        );
      }}
    >
      <Refused problem={problem} shown={["reason", "compensatingControl", "endsAt"]} />
      <TextArea
        label="Why it cannot be mended now"
        value={reason}
        onValue={setReason}
        maxLength={2000}
        error={messageFor(problem, "reason")}
      />
      <TextArea
        label="What is done meanwhile"
        hint="The compensating control: what keeps the risk small until then."
        value={compensatingControl}
        onValue={setCompensatingControl}
        maxLength={2000}
        error={messageFor(problem, "compensatingControl")}
      />
      <TextField
        label="Until the end of"
        type="date"
        value={day}
        onValue={setDay}
        error={messageFor(problem, "endsAt")}
      />
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" weight="primary" disabled={busy || !ready}>
          Ask for the exception
        </Button>
      </div>
    </form>
  );
}
