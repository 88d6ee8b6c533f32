import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { configuration } from "#lib/platform/configuration.ts";

/** How long a session lasts from sign-in, milliseconds: a working day. */
export const SESSION_LASTS = 12 * 60 * 60 * 1000;

const overHttps = (): boolean => configuration().publicUrl.startsWith("https:");

/** The cookie that carries a session; over https its prefix binds it to this host alone. */
export const sessionCookieName = (): string => (overHttps() ? "__Host-answerable-session" : "answerable-session");

/** Attributes of the cookie: never for scripts, never on a request that another site makes. */
export const sessionCookieAttributes = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: overHttps() }) as const;

let key: Buffer | undefined;

function signature(sessionId: string): Buffer {
  key ??= Buffer.from(hkdfSync("sha256", signingSecret(), "", "answerable session cookie", 32));
  return createHmac("sha256", key).update(sessionId).digest();
}

/** The installation's secret. @throws Error when the process was started without one. */
export function signingSecret(): string {
  const { authSecret } = configuration();
  if (authSecret === undefined) throw new Error("AUTH_SECRET is not set: start through `npm start` or `npm run demo`.");
  return authSecret;
}

/** The cookie's value for a session: its id and our signature, so that a guess costs no look into the database. */
export const sealSession = (sessionId: string): string => `${sessionId}.${signature(sessionId).toString("base64url")}`;

/** The session's id that a cookie's value names, null when the signature is not ours. */
export function openSession(value: string): string | null {
  const [sessionId = "", signed = "", ...more] = value.split(".");
  if (more.length > 0 || !/^[0-9a-f-]{36}$/.test(sessionId)) return null;
  const given = Buffer.from(signed, "base64url");
  const ours = signature(sessionId);
  return given.length === ours.length && timingSafeEqual(given, ours) ? sessionId : null;
}

/** The value of one cookie of a `Cookie` header; of several by one name the first counts. */
export function cookieOf(header: string | null, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
