import { z } from "zod";
import "#lib/boot.ts";
import { configuration } from "#lib/platform/configuration.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { hashOfSecret, newSecret } from "./secrets.ts";
import { hasAdmin, hasAdminLocked, replaceLinks } from "./store-links.ts";

/** How long the link can be used; a later start prints a new one. Milliseconds. */
const LASTS = 24 * 60 * 60 * 1000;

/** Keeps the hash of a new link by which the first visitor becomes the admin; an earlier one is void. */
const offerFirstAdmin = command({
  may: "person.administer",
  summary: "Offer the first admin's link",
  input: z.strictObject({ hash: z.string() }),
  load: async (tx) => ({ taken: await hasAdminLocked(tx) }),
  decide({ taken }, { hash }, context) {
    if (taken) throw new Refusal("conflict", "admin-there", "This registry has an admin already.");
    const now = context.clock.now();
    return { purpose: "first_admin" as const, personId: null, hash, now, expiresAt: now + LASTS };
  },
  save: (tx, link) => replaceLinks(tx, link),
  evidence: (_saved, { expiresAt }) => [
    {
      type: "first-admin-link.made",
      subject: { kind: "registry", id: null, name: "Answerable", agentId: null },
      payload: { expiresAt: new Date(expiresAt) },
    },
  ],
  touches: () => ({}),
  answer: async () => null,
});

/**
 * On a registry without an active admin: a new link to become it, to be shown once to who started the program. The
 * secret stands behind the '#', which browsers never send, so that no log and no Referer can hold it. Only its hash is
 * kept. Null when there is an admin.
 */
export async function ensureFirstAdminLink(): Promise<string | null> {
  if (await hasAdmin()) return null;
  const secret = newSecret();
  await offerFirstAdmin(systemContext("first start"), { hash: hashOfSecret(secret) });
  return `${configuration().publicUrl}/first-admin#${secret}`;
}
