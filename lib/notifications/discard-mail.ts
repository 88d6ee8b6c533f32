import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { isId, line } from "#lib/verbs/fields.ts";
import { failedMailForUpdate, setMailAside } from "./store-mails.ts";

/**
 * Sets a mail aside that was given up: it is not sent again with the others, and is kept with who said so and why. What
 * it tells stays in its reader's console.
 */
export const discardMail = command({
  may: "job.manage",
  summary: "Set a failed mail aside",
  input: z.strictObject({ mail: z.string().max(100), reason: line(1000) }),
  load: async (tx, { mail }) => (isId(mail) ? failedMailForUpdate(tx, mail) : null),
  decide(failed, { reason }) {
    if (failed === null)
      throw new Refusal(
        "conflict",
        "mail-gone",
        "This mail is not among those that failed any more: it was sent again, or set aside.",
      );
    return { failed, why: reason };
  },
  async save(tx, { failed, why }, { clock, actor }) {
    await setMailAside(tx, failed.id, { at: clock.now(), by: actor.name, why });
    return failed.id;
  },
  evidence: (_id, { failed: { id, name, kind, lastError }, why }) => [
    {
      type: "mail.discarded",
      subject: { kind: "mail", id, name: `Mail to ${name}`, agentId: null },
      payload: { kind, lastError, why },
    },
  ],
  touches: () => ({}),
  answer: async (_tx, id) => ({ id }),
});
