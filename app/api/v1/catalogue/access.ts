import { z } from "zod";
import { platformRoles } from "#lib/registry/core/vocabulary.ts";
import * as password from "../session/password/route.ts";
import * as session from "../session/route.ts";
import * as token from "../tokens/[token]/route.ts";
import * as tokens from "../tokens/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { id, maybeText, pageOf, personReference, time } from "./shapes.ts";

const whoAsks = z
  .object({
    kind: z.enum(["person", "token", "job", "system"]),
    id: id.nullable(),
    name: z.string(),
    email: maybeText,
    platformRoles: z.array(z.enum(platformRoles)),
    scopes: z.array(z.string()).nullable().meta({ description: "Null: everything that the roles may." }),
  })
  .meta({ id: "WhoAsks" });

const tokenAnswer = z
  .object({
    id,
    name: z.string(),
    prefix: z.string().meta({ description: "Its first characters, to recognise it." }),
    role: z.enum(platformRoles),
    scopes: z.array(z.string()).meta({ description: "Empty: everything that the role may." }),
    createdBy: personReference.nullable(),
    createdAt: time,
    expiresAt: time.nullable(),
    lastUsedAt: time.nullable().meta({ description: "Within minutes." }),
    revokedAt: time.nullable(),
  })
  .meta({ id: "Token" });
const newToken = tokenAnswer
  .extend({ token: maybeText.meta({ description: "Shown this once; null when a request is repeated." }) })
  .meta({ id: "NewToken" });

/** Who asks: the session and the tokens. */
export const accessEntries: readonly CatalogueEntry[] = [
  {
    path: "/session",
    about: "Session and tokens",
    route: session,
    examples: { GET: {}, DELETE: {} },
    answers: { GET: whoAsks, DELETE: z.object({ ended: z.number().int() }) },
  },
  {
    path: "/session/password",
    about: "Session and tokens",
    route: password,
    examples: { POST: { current: "the password until now", password: "a longer one than before" } },
  },
  {
    path: "/tokens",
    about: "Session and tokens",
    route: tokens,
    examples: { GET: {}, POST: { name: "nightly import", role: "auditor" } },
    answers: { GET: pageOf(tokenAnswer), POST: newToken },
  },
  {
    path: "/tokens/{token}",
    about: "Session and tokens",
    route: token,
    examples: { GET: {}, DELETE: {} },
    answers: { GET: tokenAnswer, DELETE: tokenAnswer },
  },
];
