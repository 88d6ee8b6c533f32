import { configuration, type MailSettings } from "#lib/platform/configuration.ts";
import type { Clock, Instant } from "#lib/platform/core/clock.ts";
import { type Transaction, writing } from "#lib/platform/database.ts";
import { log } from "#lib/platform/logging.ts";
import { mailAgainAt } from "./core/mail-again.ts";
import { mailContent, oneLine } from "./core/mail-content.ts";
import { isNoticeKind } from "./core/notice-kinds.ts";
import { mailTransport } from "./mail-transport.ts";
import { stopAddress, stopPage } from "./stop-link.ts";
import {
  dropMail,
  gatherAtOnce,
  gatherDaily,
  keepInConsole,
  noteMailFailure,
  noteSent,
  noticesOfMail,
  takeMail,
  type WaitingMail,
} from "./store-mails.ts";

type Transport = ReturnType<typeof mailTransport>;

/** Everything that one run needs to know. */
interface Sending {
  settings: MailSettings;
  transport: Transport;
}

/**
 * Gathers notices into mails and sends what is due. Two workers may do it at once: each mail is one worker's until its
 * transaction ends. A worker that is killed after the server took a mail and before that was noted sends it again, with
 * the same Message-ID.
 */
export async function sendMail(clock: Clock, settings: MailSettings | undefined = configuration().mail): Promise<void> {
  const now = clock.now();
  if (!settings) return writing(now, keepInConsole);
  await writing(now, async (tx) => {
    await gatherAtOnce(tx, now);
    await gatherDaily(tx, now);
  });
  const transport = mailTransport(settings);
  try {
    while (
      await writing(clock.now(), (tx) => sendNext(tx, { settings, transport }, clock.now()), { timeout: 60_000 })
    ) {
      // Until nothing is due, or the server cannot be reached.
    }
  } finally {
    transport.close();
  }
}

/** @returns false when nothing is due any more, or when it makes no sense to go on */
async function sendNext(tx: Transaction, { settings, transport }: Sending, now: Instant): Promise<boolean> {
  const mail = await takeMail(tx, now);
  if (mail === null) return false;
  const notices = await noticesOfMail(tx, mail.id);
  if (!mail.active || mail.unwanted || notices.length === 0) {
    await dropMail(tx, mail.id);
    return true;
  }
  try {
    await transport.sendMail(messageOf(mail, notices, settings));
  } catch (error) {
    return noteRefusal(tx, mail, error as MailError, now);
  }
  await noteSent(tx, mail.id, now);
  return true;
}

/** What nodemailer throws. */
type MailError = Error & { code?: string; responseCode?: number };

async function noteRefusal(tx: Transaction, mail: WaitingMail, error: MailError, now: Instant): Promise<boolean> {
  // 5xx to this mail is the server's last word about it; everything else may pass.
  const final = error.code !== "EAUTH" && (error.responseCode ?? 0) >= 500;
  const again = final ? null : mailAgainAt(mail.attempts + 1, now);
  await noteMailFailure(tx, mail.id, oneLine(error.message).slice(0, 500), again, now);
  log().warn({ mail: mail.id, code: error.code, again: again !== null }, "a mail was not taken");
  // The server answered about this mail alone: the others have their chance. Else they would all wait for nothing.
  return error.responseCode !== undefined && error.code !== "EAUTH";
}

function messageOf(mail: WaitingMail, notices: Parameters<typeof mailContent>[0]["notices"], settings: MailSettings) {
  const { publicUrl } = configuration();
  const kind = mail.kind !== null && isNoticeKind(mail.kind) ? mail.kind : null;
  const stopped = { personId: mail.personId, kind };
  const content = mailContent({ personName: mail.name, kind, notices, publicUrl, stopUrl: stopPage(stopped) });
  return {
    ...content,
    from: settings.from,
    to: { name: oneLine(mail.name), address: mail.email },
    messageId: `<${mail.id}@${new URL(publicUrl).hostname}>`,
    headers: {
      "List-Unsubscribe": `<${stopAddress(stopped)}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
  };
}
