import type { ReactNode } from "react";
import { When } from "#components/ui/when.tsx";
import type { MailAnswer } from "#lib/notifications/core/mail-answer.ts";
import { noticeKinds } from "#lib/notifications/core/notice-kinds.ts";
import { counted } from "#lib/platform/core/in-figures.ts";

export const mailsInWords = (count: number): string => counted(count, "mail", "mails");

/** A mail that failed: for whom, why, and who set it aside; with what can be done about it. */
export function MailRow({ mail, now, children }: { mail: MailAnswer; now: number; children: ReactNode }) {
  const { person, discarded } = mail;
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2 text-sm sm:grid-cols-[14rem_1fr_auto]">
      <span className="min-w-0">
        <span className="block font-medium">{person.name}</span>
        <span className="block text-xs break-all text-soft">{person.email}</span>
      </span>
      <span className="min-w-0 break-words">
        {discarded ? (
          <span className="block">
            Discarded by {discarded.by} <When at={discarded.at} now={now} />: {discarded.why}
          </span>
        ) : null}
        <span className={discarded ? "block text-soft" : "block"}>{mail.lastError}</span>
        <span className="text-soft">
          {mail.kind === null ? "Daily mail" : noticeKinds[mail.kind].says}
          {mail.notices > 1 ? `, ${mail.notices} notices` : ""}. Given up after{" "}
          {counted(mail.attempts, "attempt", "attempts")}
          {mail.failedAt ? (
            <>
              {" "}
              <When at={mail.failedAt} now={now} />
            </>
          ) : null}
          .
        </span>
      </span>
      <span className="flex gap-1">{children}</span>
    </li>
  );
}
