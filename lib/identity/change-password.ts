import { z } from "zod";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { attempt } from "./attempts.ts";
import { newPassword } from "./core/password-rules.ts";
import { hashOfPassword, isPassword } from "./passwords.ts";
import { prepared } from "./prepared-command.ts";
import { accountById, accountForUpdate, savePassword } from "./store-people.ts";
import { endSessions } from "./store-sessions.ts";

const wrong = () => invalid([{ path: "current", message: "This is not your present password." }]);
const nobody = () => new Refusal("forbidden", "no-password", "Only a person who signed in has a password to change.");

const keep = command({
  may: "session.hold",
  summary: "Change the own password",
  input: z.strictObject({ person: z.uuid(), from: z.string(), to: z.string() }),
  load: (tx, input) => accountForUpdate(tx, input.person),
  on: (account) => ({ personId: account?.personId ?? null }),
  decide(account, { from, to }) {
    // The present password was looked at before this transaction; if it changed since, that look no longer counts.
    if (account?.passwordHash !== from) throw wrong();
    return { account, to };
  },
  async save(tx, { account, to }) {
    await savePassword(tx, account.personId, to);
    return endSessions(tx, account.personId);
  },
  evidence: (ended, { account }) => [
    {
      type: "password.set",
      subject: { kind: "person", id: account.personId, name: account.name, agentId: null },
      payload: { by: "themselves", sessionsEnded: ended },
    },
  ],
  touches: () => ({}),
  answer: async () => null,
});

/**
 * Who is signed in changes their password, by the present one; wrong guesses count as failed sign-ins. Every session
 * ends, this one included: whoever else was signed in as them is out.
 */
export const changePassword = prepared(keep, {
  input: z.strictObject({
    current: z.string().min(1, "Write your present password.").max(1000),
    password: newPassword,
  }),
  secretInput: true,
  async prepare({ current, password }, { actor, clock }) {
    const account = actor.personId === null ? null : await accountById(actor.personId);
    if (!account) throw nobody();
    const tried = await attempt({ account: account.email }, clock.now());
    if (!(await isPassword(account.passwordHash, current))) throw wrong();
    await tried.succeeded();
    const from = account.passwordHash ?? "";
    return { inner: { person: account.personId, from, to: await hashOfPassword(password) }, secret: "" };
  },
  answer: (nothing) => nothing,
});
