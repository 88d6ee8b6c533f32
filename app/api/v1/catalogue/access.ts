import * as password from "../session/password/route.ts";
import * as session from "../session/route.ts";
import * as token from "../tokens/[token]/route.ts";
import * as tokens from "../tokens/route.ts";
import type { CatalogueEntry } from "./entry.ts";

/** Who asks: the session and the tokens. */
export const accessEntries: readonly CatalogueEntry[] = [
  {
    path: "/session",
    about: "Session and tokens",
    route: session,
    examples: { GET: {}, DELETE: {} },
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
  },
  {
    path: "/tokens/{token}",
    about: "Session and tokens",
    route: token,
    examples: { GET: {}, DELETE: {} },
  },
];
