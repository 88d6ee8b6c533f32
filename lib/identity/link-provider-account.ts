import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { addExternalAccount, externalAccountOf } from "./store-external-accounts.ts";
import { accountForUpdate } from "./store-people.ts";

/**
 * Ties a person to their account at an identity provider, by issuer and subject, the first time they sign in with it.
 * Refuses a second account of the same issuer: an address that was handed on to somebody else must not open the door.
 */
export const linkProviderAccount = command({
  may: "session.hold",
  summary: "Link an account at an identity provider",
  input: z.strictObject({ person: z.uuid(), issuer: z.string().max(2000), subject: z.string().min(1).max(500) }),
  async load(tx, input) {
    const account = await accountForUpdate(tx, input.person);
    return { account, linked: await externalAccountOf(tx, input.person, input.issuer) };
  },
  on: ({ account }) => ({ personId: account?.personId ?? null }),
  decide({ account, linked }, { issuer, subject }) {
    if (account?.status !== "active")
      throw new Refusal("forbidden", "person-not-active", "This account is not active. Ask an admin.");
    if (linked !== null)
      throw new Refusal("forbidden", "provider-account-differs", "Another account is linked to this person.");
    return { account, issuer, subject };
  },
  save: (tx, { account, issuer, subject }) => addExternalAccount(tx, account.personId, issuer, subject),
  evidence: (_saved, { account, issuer, subject }) => [
    {
      type: "account.linked",
      subject: { kind: "person", id: account.personId, name: account.name, agentId: null },
      payload: { issuer, subject },
    },
  ],
  touches: () => ({}),
  answer: async () => null,
});
