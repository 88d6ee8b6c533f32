import { createHash, randomBytes } from "node:crypto";

/** A new secret of 256 random bits, in letters that an address may carry. */
export const newSecret = (prefix = ""): string => prefix + randomBytes(32).toString("base64url");

/** What is kept of a token, a link or an invitation: SHA-256, hex. They are long and random, so it needs no salt. */
export const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
