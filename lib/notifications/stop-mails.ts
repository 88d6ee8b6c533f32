import { z } from "zod";
import { missing } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { type MailChoice, noticeKindNames, noticeKinds } from "./core/notice-kinds.ts";
import { openStopSecret } from "./stop-link.ts";
import { personForUpdate, readSettings, saveSettings } from "./store-settings.ts";

/**
 * Turns off the mails that a link in one of them names, without signing in (RFC 8058): the link is the authority, for
 * this and nothing else. The notices themselves stay in the console. Asked again it changes nothing.
 */
export const stopMails = command({
  may: "notice.own",
  summary: "Turn mails off with a link in one of them",
  input: z.strictObject({ link: z.string().max(300) }),
  async load(tx, { link }) {
    const stopped = openStopSecret(link);
    const person = stopped && (await personForUpdate(tx, stopped.personId));
    // What is wrong about it is not repeated: a link is a secret.
    if (!stopped || !person) throw missing("link", "…");
    return { ...stopped, person, before: await readSettings(tx, person.id) };
  },
  decide({ kind, person, before }) {
    // The daily mail holds several kinds: all that are mailed daily.
    const kinds = noticeKindNames.filter((name) =>
      kind === null ? before.mail[name] === "daily" : name === kind && before.mail[name] !== "none",
    );
    const mail: Partial<Record<string, MailChoice>> = Object.fromEntries(kinds.map((name) => [name, "none"]));
    return { person, kind, mail, hour: { digestHour: before.digestHour, timeZone: before.timeZone } };
  },
  async save(tx, { person, mail, hour, kind }) {
    if (Object.keys(mail).length > 0) await saveSettings(tx, person.id, { mail, ...hour });
    return kind;
  },
  evidence: (_kind, { person, mail }) =>
    Object.keys(mail).length > 0
      ? [
          {
            type: "noticeSettings.changed",
            subject: { kind: "person", id: person.id, name: person.name, agentId: null },
            payload: { mail, by: "link" },
          },
        ]
      : [],
  touches: () => ({}),
  answer: async (_tx, kind) => ({ stopped: kind === null ? "The daily mail" : noticeKinds[kind].says }),
});
