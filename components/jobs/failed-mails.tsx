"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import { type MailAnswer, MOST_RESENT } from "#lib/notifications/core/mail-answer.ts";
import type { resendMails } from "#lib/notifications/resend-mails.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { DiscardMail } from "./discard-mail.tsx";
import { MailRow, mailsInWords } from "./mail-row.tsx";

/** Mails that were given up: each with for whom and why, and the ways to send it again or to set it aside. */
export function FailedMails({
  mails,
  total,
  configured,
  now,
}: {
  mails: readonly MailAnswer[];
  total: number;
  /** A mail server is set up. */
  configured: boolean;
  now: number;
}) {
  const { busy, problem, send } = useSending();
  const resend = (some?: string[]) =>
    send(() => api.post<typeof resendMails>("/mails/resend", some === undefined ? {} : { mails: some }), {
      after: ({ resent }) => sayToast({ says: `${mailsInWords(resent)} will be sent again.` }),
    });
  return (
    <Section
      id="mails"
      title="Mails that were given up"
      count={total}
      says="Refused for good, or not taken in a day and a half. What they tell stays in the console either way; who has left or wants no such mails gets none."
      actions={
        <Button disabled={busy} onClick={() => resend()}>
          {total > MOST_RESENT
            ? `Send the oldest ${inFigures(MOST_RESENT)} again`
            : `Send all ${inFigures(total)} again`}
        </Button>
      }
    >
      <Refused problem={problem} />
      {configured ? null : (
        <div className="mb-3">
          <Notice tone="attention">
            No mail server is set up: what is sent again waits until SMTP_HOST and MAIL_FROM name one.
          </Notice>
        </div>
      )}
      <ul className="border-t border-line-strong">
        {mails.map((mail) => (
          <MailRow key={mail.id} mail={mail} now={now}>
            <Button
              className="h-7"
              disabled={busy}
              aria-label={`Send again: mail to ${mail.person.name}`}
              onClick={() => resend([mail.id])}
            >
              Send again
            </Button>
            <DiscardMail mail={mail} />
          </MailRow>
        ))}
      </ul>
      {total > mails.length ? <p className="mt-2 text-sm text-soft">The newest {mails.length} are shown.</p> : null}
    </Section>
  );
}
