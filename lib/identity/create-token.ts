import { z } from "zod";
import { iso } from "#lib/platform/core/clock.ts";
import { invalid } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { prepared } from "./prepared-command.ts";
import { hashOfSecret, newSecret } from "./secrets.ts";
import { addToken, readTokenById } from "./store-tokens.ts";
import { newToken } from "./token-fields.ts";

/** How much of a token is kept to recognise it: 'ans_' and eight letters of 43. */
const PREFIX = 12;

const keepToken = command({
  may: "token.manage",
  summary: "Make a token for the API",
  input: newToken.extend({ hash: z.string(), prefix: z.string() }),
  load: async () => null,
  decide(_loaded, input, context) {
    const now = context.clock.now();
    const { actor } = context;
    if (input.expiresAt != null && input.expiresAt <= now)
      throw invalid([{ path: "expiresAt", message: "The end is in the past." }]);
    // A token that was cut down cannot make one that may more than itself.
    const own = actor.scopes;
    if (own !== null && (input.scopes.length === 0 || !input.scopes.every((scope) => own.includes(scope))))
      throw invalid([{ path: "scopes", message: "A token cannot give more than it has itself." }]);
    return { ...input, expiresAt: input.expiresAt ?? null, createdById: actor.personId, now };
  },
  save: (tx, token) => addToken(tx, token),
  evidence: (id, { name, prefix, role, scopes, expiresAt }) => [
    {
      type: "token.created",
      subject: { kind: "token", id, name, agentId: null },
      payload: { name, prefix, role, scopes, expiresAt: expiresAt === null ? null : new Date(expiresAt) },
    },
  ],
  touches: () => ({}),
  answer: (tx, id) => readTokenById(tx, id),
});

/**
 * A new bearer token. Its secret is in this answer and nowhere else: `token` is null when the answer is the repetition
 * of an earlier one.
 */
export const createToken = prepared(keepToken, {
  input: newToken,
  async prepare(input) {
    const secret = newSecret("ans_");
    const { expiresAt, ...rest } = input;
    const inner = {
      ...rest,
      expiresAt: expiresAt == null ? null : iso(expiresAt),
      hash: hashOfSecret(secret),
      prefix: secret.slice(0, PREFIX),
    };
    return { inner, secret };
  },
  answer: (kept, secret) => ({ ...kept, token: secret.startsWith(kept.prefix) ? secret : null }),
});
