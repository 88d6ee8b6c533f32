import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { SESSION_LASTS } from "./session-cookie.ts";
import { accountForUpdate } from "./store-people.ts";
import { addSession } from "./store-sessions.ts";

/** A person who proved who they are signs in: a session begins, with evidence of how. Refuses who is not active. */
export const startSession = command({
  may: "session.hold",
  summary: "Sign in",
  input: z.strictObject({ person: z.uuid(), means: z.enum(["password", "provider"]) }),
  load: (tx, input) => accountForUpdate(tx, input.person),
  on: (account) => ({ personId: account?.personId ?? null }),
  decide(account, input, context) {
    if (account?.status !== "active")
      throw new Refusal("forbidden", "person-not-active", "This account is not active. Ask an admin.");
    return { account, means: input.means, now: context.clock.now() };
  },
  save: (tx, { account, now }) => addSession(tx, account.personId, now, SESSION_LASTS),
  evidence: (sessionId, { account, means }) => [
    {
      type: "session.started",
      subject: { kind: "person", id: account.personId, name: account.name, agentId: null },
      payload: { session: sessionId, means },
    },
  ],
  touches: () => ({}),
  answer: async (_tx, sessionId) => ({ sessionId }),
});
