import { z } from "zod";
import { configuration } from "#lib/platform/configuration.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { missing, Refusal } from "#lib/platform/core/refusal.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { command } from "#lib/verbs/command.ts";
import { reference } from "#lib/verbs/fields.ts";
import { prepared } from "./prepared-command.ts";
import { hashOfSecret, newSecret } from "./secrets.ts";
import { replaceLinks } from "./store-links.ts";
import { accountForUpdate } from "./store-people.ts";

/** How long an invitation can be used. Milliseconds. */
const LASTS = 7 * 24 * 60 * 60 * 1000;

const keepInvitation = command({
  may: "person.invite",
  summary: "Make a one-time link by which a person sets their password",
  input: z.strictObject({ person: reference, hash: z.string() }),
  async load(tx, input) {
    const account = await accountForUpdate(tx, await idInAddress(tx, "person", input.person));
    if (!account) throw missing("person", input.person);
    return account;
  },
  decide(account, { hash }, context) {
    if (account.status !== "active")
      throw new Refusal("conflict", "person-not-active", `${account.name} is not active and cannot sign in.`);
    const now = context.clock.now();
    return {
      account,
      link: { purpose: "password" as const, personId: account.personId, hash, now, expiresAt: now + LASTS },
    };
  },
  save: (tx, { link }) => replaceLinks(tx, link),
  evidence: (_saved, { account, link }) => [
    {
      type: "person.invited",
      subject: { kind: "person", id: account.personId, name: account.name, agentId: null },
      payload: { expiresAt: new Date(link.expiresAt) },
    },
  ],
  touches: () => ({}),
  answer: async (_tx, _saved, context) => ({ expiresAt: iso(context.clock.now() + LASTS) }),
});

/** The link is in this answer and nowhere else; an earlier one for the same person is void from now on. */
export const invitePerson = prepared(keepInvitation, {
  input: z.strictObject({ person: reference }),
  secretInput: true,
  async prepare({ person }) {
    const secret = newSecret();
    return { inner: { person, hash: hashOfSecret(secret) }, secret };
  },
  answer: (kept, secret) => ({ link: `${configuration().publicUrl}/set-password#${secret}`, ...kept }),
});
