import type { Clock } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { attempt } from "./attempts.ts";
import { isPassword } from "./passwords.ts";
import { type Account, accountByEmail } from "./store-people.ts";

/**
 * The active person with this address and password. Every other case (unknown, without a password, suspended, wrong)
 * takes as long and says the same.
 * @throws Refusal `unauthenticated`; `tooMany` when they have to wait.
 */
export async function signInWithPassword(
  given: { email: string; password: string; address: string },
  clock: Clock,
): Promise<Account> {
  const email = given.email.trim().toLowerCase();
  const tried = await attempt({ account: email, address: given.address }, clock.now());
  const account = await accountByEmail(email);
  const fits = await isPassword(account?.passwordHash ?? null, given.password);
  if (!fits || account === null || account.status !== "active")
    throw new Refusal("unauthenticated", "sign-in-failed", "The e-mail address or the password is not right.");
  await tried.succeeded();
  return account;
}
