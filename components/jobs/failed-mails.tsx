"use client";

import type { ReactNode } from "react";
import { api } from "#components/api-client.ts";
import { GivenUp } from "#components/ui/given-up.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import { type MailAnswer, MOST_RESENT } from "#lib/notifications/core/mail-answer.ts";
import type { resendMails } from "#lib/notifications/resend-mails.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { DiscardMail } from "./discard-mail.tsx";
import { MailRow, mailsInWords } from "./mail-row.tsx";

interface Given {
  mails: readonly MailAnswer[];
  total: number;
  now: number;
}

const common = ({ mails, total, now }: Given) => ({
  things: mails,
  total,
  named: ({ person }: MailAnswer) => `mail to ${person.name}`,
  resend: (ids?: string[]) => api.post<typeof resendMails>("/mails/resend", ids === undefined ? {} : { mails: ids }),
  after: ({ resent }: { resent: number }) => sayToast({ says: `${mailsInWords(resent)} will be sent again.` }),
  row: (mail: MailAnswer, acts: ReactNode) => (
    <MailRow key={mail.id} mail={mail} now={now}>
      {acts}
    </MailRow>
  ),
});

/** Mails that were given up: each with for whom and why, and the ways to send it again or to set it aside. */
export function FailedMails({
  configured,
  ...given
}: Given & {
  /** A mail server is set up. */
  configured: boolean;
}) {
  const { total } = given;
  return (
    <GivenUp
      {...common(given)}
      id="mails"
      title="Mails that were given up"
      says="Refused for good, or not taken in a day and a half. What they tell stays in the console either way; who has left or wants no such mails gets none."
      act="Send again"
      actForAll={
        total > MOST_RESENT ? `Send the oldest ${inFigures(MOST_RESENT)} again` : `Send all ${inFigures(total)} again`
      }
      besides={(mail) => <DiscardMail mail={mail} />}
    >
      {configured ? null : (
        <div className="mb-3">
          <Notice tone="attention">
            No mail server is set up: what is sent again waits until SMTP_HOST and MAIL_FROM name one.
          </Notice>
        </div>
      )}
    </GivenUp>
  );
}

/** Mails that were set aside: by whom and why, and the way to send one after all. */
export function DiscardedMails(given: Given) {
  return (
    <GivenUp
      {...common(given)}
      id="discarded-mails"
      title="Discarded mails"
      says="Given up, and set aside by an admin."
      act="Send after all"
    />
  );
}
