import { z } from "zod";
import { iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import { platformRoles } from "#lib/registry/core/vocabulary.ts";
import { isId, oneOf } from "#lib/verbs/fields.ts";
import { Conditions, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { readTokenById, type TokenAnswer, tokenColumns, tokenFrom } from "./store-tokens.ts";

/** Tokens with who made them and when they were last used; revoked ones too, by `state`. */
export const listTokens = query({
  may: "token.manage",
  summary: "List tokens",
  input: listFields
    .omit({ asOf: true })
    .extend({ role: oneOf(platformRoles).optional(), state: oneOf(["live", "expired", "revoked"]).optional() }),
  read(queryable, input, { now }) {
    const moment = iso(now);
    const where = new Conditions().add("t.name ILIKE $", likeContaining(input.q)).add("t.role::text = $", input.role);
    const expired = `COALESCE(t."expiresAt" <= '${moment}'::timestamptz, FALSE)`;
    if (input.state === "revoked") where.always(`t."revokedAt" IS NOT NULL`);
    if (input.state === "expired") where.always(`t."revokedAt" IS NULL AND ${expired}`);
    if (input.state === "live") where.always(`t."revokedAt" IS NULL AND NOT ${expired}`);
    return readPage<TokenAnswer>(queryable, shape, input, { columns: tokenColumns, from: tokenFrom, where });
  },
});

const shape = {
  sortable: {
    name: { sql: "lower(t.name)", type: "text" },
    role: { sql: "t.role", type: '"PlatformRole"' },
    createdAt: { sql: 't."createdAt"', type: "timestamptz" },
    lastUsedAt: { sql: `COALESCE(t."lastUsedAt", '-infinity'::timestamptz)`, type: "timestamptz" },
  },
  usually: "-createdAt",
  id: "t.id",
};

/** One token. */
export const readToken = query({
  may: "token.manage",
  summary: "Read a token",
  input: z.strictObject({ token: z.string().max(100) }),
  single: true,
  read(queryable, { token }) {
    if (!isId(token)) throw missing("token", token);
    return readTokenById(queryable, token);
  },
});
