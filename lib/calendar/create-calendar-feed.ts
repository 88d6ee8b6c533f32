import { z } from "zod";
import { prepared } from "#lib/identity/prepared-command.ts";
import { hashOfSecret, newSecret } from "#lib/identity/secrets.ts";
import { standsForNobody } from "#lib/notifications/edit-notice-settings.ts";
import { configuration } from "#lib/platform/configuration.ts";
import { command } from "#lib/verbs/command.ts";
import { feedOf, saveFeed } from "./store.ts";

const keep = command({
  may: "notice.own",
  summary: "Make an address for your calendar",
  input: z.strictObject({ hash: z.string() }),
  load: async (_tx, _input, { actor }) => ({ personId: actor.personId, name: actor.name }),
  decide({ personId, name }, { hash }) {
    if (personId === null) throw standsForNobody();
    return { personId, name, hash };
  },
  async save(tx, { personId, hash }, { clock }) {
    await saveFeed(tx, personId, hash, clock.now());
    return personId;
  },
  evidence: (personId, { name }) => [
    { type: "calendarFeed.created", subject: { kind: "person", id: personId, name, agentId: null }, payload: {} },
  ],
  touches: () => ({}),
  answer: async (tx, personId) => ({ ...(await feedOf(tx, personId)), personId }),
});

/**
 * A new secret address for the asker's calendar; the one before leads nowhere from now on. The address is in this answer
 * and nowhere else: null when the answer is the repetition of an earlier one.
 */
export const createCalendarFeed = prepared(keep, {
  input: z.strictObject({}),
  async prepare() {
    const secret = newSecret("cal_");
    return { inner: { hash: hashOfSecret(secret) }, secret };
  },
  answer: ({ createdAt }, secret) => ({
    createdAt,
    address: `${configuration().publicUrl}/api/calendar/${secret}.ics`,
  }),
  secretInput: true,
});
