import { z } from "zod";
import { configuration } from "#lib/platform/configuration.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { line, oneOf } from "#lib/verbs/fields.ts";
import { type MailChoice, mailChoices, type NoticeKind, noticeKindNames } from "./core/notice-kinds.ts";
import { knowsTimeZone, personForUpdate, readSettings, saveSettings } from "./store-settings.ts";

const choices = Object.fromEntries(noticeKindNames.map((kind) => [kind, oneOf(mailChoices).optional()]));

/** Chooses by kind whether notices are mailed at once, once a day or not; and when the daily mail comes. */
export const editNoticeSettings = command({
  may: "notice.own",
  summary: "Choose how you are notified",
  input: z.strictObject({
    mail: z.strictObject(choices).optional(),
    digestHour: z.number({ error: "Write an hour from 0 to 23." }).int().min(0).max(23).optional(),
    timeZone: line(60).optional().meta({ example: "Europe/Berlin" }),
  }),
  async load(tx, { timeZone }, { actor }) {
    const person = await personForUpdate(tx, actor.personId);
    return {
      person,
      before: await readSettings(tx, actor.personId),
      zoneKnown: timeZone === undefined || (await knowsTimeZone(tx, timeZone)),
    };
  },
  decide({ person, before, zoneKnown }, { mail = {}, digestHour, timeZone }) {
    if (person === null) throw standsForNobody();
    if (!zoneKnown) throw invalid([{ path: "timeZone", message: "Choose a time zone such as Europe/Berlin." }]);
    const changed = Object.entries(mail).filter(
      ([kind, choice]) => choice !== undefined && before.mail[kind as NoticeKind] !== choice,
    ) as [NoticeKind, MailChoice][];
    const hour = { digestHour: digestHour ?? before.digestHour, timeZone: timeZone ?? before.timeZone };
    const moved = hour.digestHour !== before.digestHour || hour.timeZone !== before.timeZone;
    return { person, mail: Object.fromEntries(changed), hour, changes: moved || changed.length > 0 };
  },
  async save(tx, { person, mail, hour, changes }) {
    if (changes) await saveSettings(tx, person.id, { mail, ...hour });
    return person.id;
  },
  evidence: (_id, { person, mail, hour, changes }) =>
    changes
      ? [
          {
            type: "noticeSettings.changed",
            subject: { kind: "person", id: person.id, name: person.name, agentId: null },
            payload: { mail, ...hour },
          },
        ]
      : [],
  touches: () => ({}),
  answer: async (tx, personId) => ({
    ...(await readSettings(tx, personId)),
    mailConfigured: configuration().mail !== undefined,
  }),
});

/** A token has no notices and no calendar. */
export const standsForNobody = (): Refusal =>
  new Refusal("forbidden", "stands-for-nobody", "A token stands for nobody. Sign in as the person whom it is about.");
