import { z } from "zod";
import { missing, Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { command } from "#lib/verbs/command.ts";
import { reference } from "#lib/verbs/fields.ts";
import { type Account, accountForUpdate } from "./store-people.ts";
import { endSessions as end } from "./store-sessions.ts";

const ended = (count: number, account: Account) =>
  count === 0
    ? []
    : [
        {
          type: "session.ended",
          subject: { kind: "person", id: account.personId, name: account.name, agentId: null },
          payload: { ended: count },
        },
      ];

async function loaded(tx: Transaction, personId: string): Promise<Account> {
  const account = await accountForUpdate(tx, personId);
  if (!account) throw missing("person", personId);
  return account;
}

/** Signs the asking person out: of one session, or everywhere. Nothing left to end leaves no evidence. */
export const signOut = command({
  may: "session.hold",
  summary: "Sign out, everywhere unless one session is named",
  input: z.strictObject({ only: z.uuid().optional() }),
  load(tx, _input, { actor }) {
    if (actor.personId === null)
      throw new Refusal("conflict", "no-session", "A token has no session to end. Revoke the token instead.");
    return loaded(tx, actor.personId);
  },
  on: (account) => ({ personId: account.personId }),
  decide: (account, { only }) => ({ account, only }),
  save: (tx, { account, only }) => end(tx, account.personId, only === undefined ? {} : { only }),
  evidence: (count, { account }) => ended(count, account),
  touches: () => ({}),
  answer: async (_tx, count) => ({ ended: count }),
});

/** Signs a person out everywhere, for example when a device was lost. */
export const endSessions = command({
  may: "session.end",
  summary: "Sign a person out everywhere",
  input: z.strictObject({ person: reference }),
  load: async (tx, input) => loaded(tx, await idInAddress(tx, "person", input.person)),
  on: (account) => ({ personId: account.personId }),
  decide: (account) => account,
  save: (tx, account) => end(tx, account.personId),
  evidence: (count, account) => ended(count, account),
  touches: () => ({}),
  answer: async (_tx, count) => ({ ended: count }),
});
