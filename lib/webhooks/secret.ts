import { randomBytes } from "node:crypto";
import { openSealed, seal } from "#lib/platform/sealed.ts";

const PURPOSE = "webhook secrets";

/** A new signing secret, in the form of Standard Webhooks. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

export const sealSecret = (secret: string): string => seal(PURPOSE, secret);
export const openSecret = (sealed: string): string => openSealed(PURPOSE, sealed);
