import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { feedOf, removeFeed } from "./store.ts";

/** The address of the asker's calendar leads nowhere from now on. Without one nothing happens. */
export const revokeCalendarFeed = command({
  may: "notice.own",
  summary: "Revoke the address of your calendar",
  input: z.strictObject({}),
  load: async (_tx, _input, { actor }) => ({ personId: actor.personId, name: actor.name }),
  decide: (owner) => owner,
  async save(tx, { personId }) {
    return personId !== null && (await removeFeed(tx, personId)) ? personId : null;
  },
  evidence: (personId, { name }) =>
    personId === null
      ? []
      : [{ type: "calendarFeed.revoked", subject: { kind: "person", id: personId, name, agentId: null }, payload: {} }],
  touches: () => ({}),
  answer: (tx, personId) => feedOf(tx, personId),
});
