import type { NextAuthOptions, Profile } from "next-auth";
import { type Configuration, configuration } from "#lib/platform/configuration.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { log } from "#lib/platform/logging.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { addressOf } from "./address-of.ts";
import { signOut } from "./end-sessions.ts";
import { openIdProvider } from "./open-id-provider.ts";
import {
  openSession,
  SESSION_LASTS,
  sealSession,
  sessionCookieAttributes,
  sessionCookieName,
  signingSecret,
} from "./session-cookie.ts";
import { signInWithPassword } from "./sign-in-with-password.ts";
import { type ProviderClaims, signInWithProvider } from "./sign-in-with-provider.ts";
import { startSession } from "./start-session.ts";
import { livePersonOfSession } from "./store-askers.ts";
import { type Account, accountByProvider, actorOfAccount } from "./store-people.ts";
import { actorOfPerson } from "./who-asks.ts";

/** Where people sign in; errors come back to it as `?error=RULE`. */
const SIGN_IN_PAGE = "/sign-in";
const lasts = SESSION_LASTS / 1000;

/**
 * next-auth carries the sign-in (its own request forgery token, state, PKCE and nonce of OpenID Connect); the session
 * itself is ours: a row that is looked at on every request, named by a small signed cookie.
 */
export function authOptions(oidc: Configuration["oidc"] = configuration().oidc): NextAuthOptions {
  // next-auth reads its own address from the environment alone.
  process.env.NEXTAUTH_URL ??= configuration().publicUrl;
  return {
    secret: signingSecret(),
    pages: { signIn: SIGN_IN_PAGE, signOut: SIGN_IN_PAGE, error: SIGN_IN_PAGE },
    session: { strategy: "jwt", maxAge: lasts },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieAttributes() } },
    jwt: {
      maxAge: lasts,
      encode: async ({ token }) => sealSession(String(token?.sessionId ?? "")),
      async decode({ token }) {
        const sessionId = token === undefined ? null : openSession(token);
        const person = sessionId === null ? null : await livePersonOfSession(sessionId, machineClock.now());
        return person && { sessionId: person.sessionId, sub: person.personId, name: person.name, email: person.email };
      },
    },
    providers: [passwordProvider, ...(oidc ? [openIdProvider(oidc)] : [])],
    callbacks: {
      /** Refuses before anything begins whom the provider vouches for and nobody here knows. */
      async signIn({ account, profile }) {
        if (account?.type !== "oauth") return true;
        try {
          await signInWithProvider(claimsOf(profile), machineClock);
          return true;
        } catch (error) {
          if (error instanceof Refusal) return `${SIGN_IN_PAGE}?error=${error.rule}`;
          throw error;
        }
      },
      /** With `user` a sign-in has just succeeded: the session begins here. Else the token is what `decode` found. */
      async jwt({ token, user, account, profile }) {
        if (!user || !account) return token;
        const byProvider = account.type === "oauth";
        const signedIn = byProvider ? await accountOfClaims(claimsOf(profile)) : (user as unknown as SignedIn).account;
        const context = systemContext("sign-in", machineClock, actorOfAccount(signedIn));
        const means = byProvider ? "provider" : "password";
        const { sessionId } = await startSession(context, { person: signedIn.personId, means });
        return { sessionId };
      },
    },
    events: {
      async signOut({ token }) {
        const sessionId = String(token?.sessionId ?? "");
        const person = sessionId ? await livePersonOfSession(sessionId, machineClock.now()) : null;
        if (!person) return;
        const context = systemContext("sign-out", machineClock, actorOfPerson(person));
        await signOut(context, { only: sessionId });
      },
    },
    logger: {
      error: (code, about) => log().warn({ code, why: reasonFor(about) }, "sign-in"),
      warn: (code) => log().debug({ code }, "sign-in"),
      debug: () => {},
    },
  };
}

/** What `authorize` hands on: never leaves this process. */
interface SignedIn {
  id: string;
  account: Account;
}

/** Local accounts. A refusal becomes `?error=RULE`, with the seconds to wait behind a colon. */
const passwordProvider = {
  id: "credentials",
  name: "Password",
  type: "credentials" as const,
  credentials: { email: {}, password: {} },
  async authorize(
    given: Record<"email" | "password", string> | undefined,
    request: { headers?: Record<string, unknown> },
  ) {
    try {
      const account = await signInWithPassword(
        {
          email: String(given?.email ?? "").slice(0, 254),
          password: String(given?.password ?? ""),
          address: addressOf(request.headers?.["x-forwarded-for"] as string | undefined),
        },
        machineClock,
      );
      return { id: account.personId, account } satisfies SignedIn;
    } catch (error) {
      if (!(error instanceof Refusal)) throw new Error("fault", { cause: error });
      throw new Error(error.retryAfterSeconds === null ? error.rule : `${error.rule}:${error.retryAfterSeconds}`);
    }
  },
};

const claimsOf = (profile: Profile | undefined): ProviderClaims => profile as unknown as ProviderClaims;

async function accountOfClaims({ iss, sub }: ProviderClaims): Promise<Account> {
  const account = await accountByProvider(iss, sub);
  if (!account) throw new Refusal("forbidden", "person-unknown", "Nobody is registered with this account.");
  return account;
}

function reasonFor(about: unknown): string {
  const error = about instanceof Error ? about : (about as { error?: unknown } | undefined)?.error;
  return error instanceof Error ? error.message : "unknown";
}
