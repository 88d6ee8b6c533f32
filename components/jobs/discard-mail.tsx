"use client";

import { DialogButton } from "#components/ui/dialog-button.tsx";
import { ReasonForm } from "#components/ui/reason-form.tsx";
import type { MailAnswer } from "#lib/notifications/core/mail-answer.ts";

/** Sets a mail aside that was given up, with the reason. */
export function DiscardMail({ mail }: { mail: MailAnswer }) {
  return (
    <DialogButton
      act="Discard"
      weight="danger"
      className="h-7"
      aria-label={`Discard: mail to ${mail.person.name}`}
      title={`Discard the mail to ${mail.person.name}?`}
      says="It is not sent with the others any more, and stays in the list of discarded mails. What it tells stays in the console."
    >
      {(close) => (
        <ReasonForm
          act="Discard"
          asks="Why"
          path={`/mails/${mail.id}/discard`}
          weight="danger"
          maxLength={1000}
          onDone={close}
        />
      )}
    </DialogButton>
  );
}
