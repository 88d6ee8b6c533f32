import { hkdfSync } from "node:crypto";

/**
 * A key of 32 bytes for one purpose, derived from AUTH_SECRET: what is signed or sealed for one purpose is worth nothing
 * for another, and the secret itself is never the key.
 */
export function derivedKey(purpose: string): Buffer {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set: start through `npm start`, `npm run demo` or a script.");
  return Buffer.from(hkdfSync("sha256", secret, "", `answerable ${purpose}`, 32));
}
