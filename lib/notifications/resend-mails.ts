import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { enqueue } from "#lib/platform/enqueue.ts";
import { command } from "#lib/verbs/command.ts";
import { MOST_RESENT } from "./core/mail-answer.ts";
import { failedMailsForUpdate, mailAgain } from "./store-mails.ts";

/**
 * Sends mails again that were given up, with all their attempts: those named, discarded ones too, or all that are not
 * discarded, the oldest first. Whoever has left or turned such mails off meanwhile still gets none.
 */
export const resendMails = command({
  may: "job.manage",
  summary: "Send failed mails again",
  input: z.strictObject({ mails: z.array(z.uuid()).min(1).max(200, "At most 200 at once.").optional() }),
  load: (tx, { mails }) => failedMailsForUpdate(tx, mails ?? null, MOST_RESENT),
  decide(failed, { mails }) {
    if (mails && failed.length === 0)
      throw new Refusal(
        "conflict",
        "mail-gone",
        "This mail is not among those that failed any more: it was sent again.",
      );
    return failed;
  },
  async save(tx, failed, { clock }) {
    if (failed.length === 0) return 0;
    await mailAgain(
      tx,
      failed.map(({ id }) => id),
      clock.now(),
    );
    await enqueue(tx, "send-mail", {}, { key: "send-mail-again" });
    return failed.length;
  },
  evidence: (_saved, failed) =>
    failed.map(({ id, name, kind, lastError }) => ({
      type: "mail.resent",
      subject: { kind: "mail", id, name: `Mail to ${name}`, agentId: null },
      payload: { kind, lastError },
    })),
  touches: () => ({}),
  answer: async (_tx, resent) => ({ resent }),
});
