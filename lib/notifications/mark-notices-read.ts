import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { moment } from "#lib/verbs/fields.ts";
import { markRead, unreadCount } from "./store.ts";

/**
 * Marks own notices as read: those named, or all; `until` leaves what came after the list was read. Who read what, and
 * when, is theirs alone, and no fact of the registry: it is not in the evidence, which everybody reads.
 */
export const markNoticesRead = command({
  may: "notice.own",
  summary: "Mark your notices as read",
  input: z.strictObject({
    notices: z.array(z.uuid()).max(200, "At most 200 at once.").optional(),
    until: moment.optional(),
  }),
  load: async (_tx, _input, { actor }) => actor.personId,
  decide: (personId, { notices, until }, { clock }) => ({
    personId,
    ids: notices ?? null,
    until: until ?? clock.now(),
  }),
  async save(tx, { personId, ids, until }, { clock }) {
    await markRead(tx, personId, { ids, until }, clock.now());
    return personId;
  },
  evidence: () => [],
  touches: () => ({}),
  answer: async (tx, personId) => ({ unread: await unreadCount(tx, personId) }),
});
