"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import type { MailAnswer } from "#lib/notifications/core/mail-answer.ts";
import type { resendMails } from "#lib/notifications/resend-mails.ts";
import { MailRow, mailsInWords } from "./mail-row.tsx";

/** Mails that were set aside: by whom and why, and the way to send one after all. */
export function DiscardedMails({ mails, total, now }: { mails: readonly MailAnswer[]; total: number; now: number }) {
  const { busy, problem, send } = useSending();
  const resend = (mail: MailAnswer) =>
    send(() => api.post<typeof resendMails>("/mails/resend", { mails: [mail.id] }), {
      after: ({ resent }) => sayToast({ says: `${mailsInWords(resent)} will be sent again.` }),
    });
  return (
    <Section id="discarded-mails" title="Discarded mails" count={total} says="Given up, and set aside by an admin.">
      <Refused problem={problem} />
      <ul className="border-t border-line-strong">
        {mails.map((mail) => (
          <MailRow key={mail.id} mail={mail} now={now}>
            <Button
              className="h-7"
              disabled={busy}
              aria-label={`Send after all: mail to ${mail.person.name}`}
              onClick={() => resend(mail)}
            >
              Send after all
            </Button>
          </MailRow>
        ))}
      </ul>
      {total > mails.length ? <p className="mt-2 text-sm text-soft">The newest {mails.length} are shown.</p> : null}
    </Section>
  );
}
