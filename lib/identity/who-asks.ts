import { configuration } from "#lib/platform/configuration.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { log } from "#lib/platform/logging.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import type { Actor } from "./core/actor.ts";
import { refuseForeignOrigin } from "./core/same-origin.ts";
import { hashOfSecret } from "./secrets.ts";
import { cookieOf, openSession, sessionCookieName } from "./session-cookie.ts";
import { livePersonOfSession, liveToken, noteTokenUse, type SessionPerson } from "./store-askers.ts";

/** Who asks, and by which session when it is one. */
export interface Asker {
  actor: Actor;
  /** The session of a signed-in person; null for a token. */
  sessionId: string | null;
}

/**
 * Who asks: the bearer of a token, else the signed-in person. One indexed look, so that a person who left or was
 * suspended and a token that was revoked are out with their next request. A request that carries an Authorization
 * header is judged by that alone, never by a cookie beside it.
 * @throws Refusal `unauthenticated`; `forbidden` (`foreign-origin`) for a write with a cookie from elsewhere.
 */
export async function whoAsks(request: Request): Promise<Asker> {
  const now = machineClock.now();
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return { actor: await actorOfToken(authorization, now), sessionId: null };
  const person = await personOfCookie(request.headers.get("cookie"), now);
  if (!person) throw new Refusal("unauthenticated", "sign-in-needed", "Sign in, or send a token, to do this.");
  refuseForeignOrigin(
    {
      method: request.method,
      origin: request.headers.get("origin"),
      host: request.headers.get("host"),
      fetchSite: request.headers.get("sec-fetch-site"),
    },
    configuration().publicUrl,
  );
  return { actor: actorOfPerson(person), sessionId: person.sessionId };
}

/** The active person of a `Cookie` header's live session, or null. */
export async function personOfCookie(header: string | null, now: Instant): Promise<SessionPerson | null> {
  const cookie = cookieOf(header, sessionCookieName());
  const sessionId = cookie === null ? null : openSession(cookie);
  return sessionId === null ? null : livePersonOfSession(sessionId, now);
}

/** A person as an actor. */
export const actorOfPerson = ({ personId, name, roles }: SessionPerson): Actor => ({
  kind: "person",
  id: personId,
  name,
  personId,
  roles,
  scopes: null,
});

async function actorOfToken(authorization: string, now: Instant): Promise<Actor> {
  const token = /^bearer +(ans_[\w-]{20,100})$/i.exec(authorization.trim())?.[1];
  const found = token === undefined ? null : await liveToken(hashOfSecret(token), now);
  if (!found)
    throw new Refusal("unauthenticated", "token-not-valid", "This token is not valid: unknown, expired or revoked.");
  if (found.noteUse)
    void noteTokenUse(found.id, now).catch((error: unknown) => log().warn({ err: error }, "token use not noted"));
  return {
    kind: "token",
    id: found.id,
    name: found.name,
    personId: null,
    roles: [found.role],
    scopes: found.scopes.length === 0 ? null : found.scopes,
  };
}
