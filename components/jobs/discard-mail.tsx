"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ReasonForm } from "#components/ui/reason-form.tsx";
import type { MailAnswer } from "#lib/notifications/core/mail-answer.ts";

/** Sets a mail aside that was given up, with the reason. */
export function DiscardMail({ mail }: { mail: MailAnswer }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        weight="danger"
        className="h-7"
        aria-haspopup="dialog"
        aria-label={`Discard: mail to ${mail.person.name}`}
        onClick={() => setOpen(true)}
      >
        Discard
      </Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title={`Discard the mail to ${mail.person.name}?`}
        says="It is not sent with the others any more, and stays in the list of discarded mails. What it tells stays in the console."
      >
        <ReasonForm
          act="Discard"
          asks="Why"
          path={`/mails/${mail.id}/discard`}
          weight="danger"
          maxLength={1000}
          onDone={() => setOpen(false)}
        />
      </Dialog>
    </>
  );
}
