import type { Clock } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { linkProviderAccount } from "./link-provider-account.ts";
import { type Account, accountByEmail, accountByProvider, actorOfAccount } from "./store-people.ts";

/** What the provider vouches for, from the ID token and, where that says too little, from its userinfo. */
export interface ProviderClaims {
  iss: string;
  sub: string;
  email?: string | undefined;
  email_verified?: unknown;
}

/**
 * The active person whom a provider's account stands for: by issuer and subject; the first time by an address that the
 * provider says is verified. Nobody is registered by signing in.
 * @throws Refusal `forbidden` with the rule that the sign-in page explains.
 */
export async function signInWithProvider(claims: ProviderClaims, clock: Clock): Promise<Account> {
  const linked = await accountByProvider(claims.iss, claims.sub);
  if (linked) return active(linked);
  if (!claims.email) throw new Refusal("forbidden", "email-missing", "The provider did not say your e-mail address.");
  if (claims.email_verified !== true)
    throw new Refusal("forbidden", "email-not-verified", "The provider has not verified your e-mail address.");
  const account = active(await accountByEmail(claims.email.trim().toLowerCase()));
  const context = systemContext("sign-in", clock, actorOfAccount(account));
  await linkProviderAccount(context, { person: account.personId, issuer: claims.iss, subject: claims.sub });
  return account;
}

function active(account: Account | null): Account {
  if (account?.status === "active") return account;
  throw new Refusal("forbidden", "person-unknown", "Nobody active is registered with this account. Ask an admin.");
}
