import { z } from "zod";
import { missing } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { isId } from "#lib/verbs/fields.ts";
import { readTokenById, revokeTokenRow, tokenForUpdate } from "./store-tokens.ts";

/** Ends a token at once. It stays in the list, for the evidence that speaks of it. A second time changes nothing. */
export const revokeToken = command({
  may: "token.manage",
  summary: "Revoke a token",
  input: z.strictObject({ token: z.string().max(100) }),
  load: (tx, { token }) => {
    if (!isId(token)) throw missing("token", token);
    return tokenForUpdate(tx, token);
  },
  decide: (token) => token,
  async save(tx, { id, revokedAt }) {
    if (revokedAt === null) await revokeTokenRow(tx, id);
    return id;
  },
  evidence: (id, { name, prefix, role, revokedAt }) =>
    revokedAt === null
      ? [{ type: "token.revoked", subject: { kind: "token", id, name, agentId: null }, payload: { prefix, role } }]
      : [],
  touches: () => ({}),
  answer: (tx, id) => readTokenById(tx, id),
});
