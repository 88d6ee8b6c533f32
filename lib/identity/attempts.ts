import type { Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { writing } from "#lib/platform/database.ts";
import { type AttemptKind, type Failures, nextAttemptAt } from "./core/throttle.ts";
import { addAttempts, forgetAttempts, lockedFailures } from "./store-attempts.ts";

/** An attempt that was let through: it counts as failed until it is told that it succeeded. */
export interface Attempt {
  /** The right secret was given: the account's failures, and this attempt, are forgotten. */
  succeeded(): Promise<void>;
}

/**
 * Lets an attempt through or refuses it. The attempt is written down as failed before the secret is looked at, under
 * a lock per key, so that neither many at once nor several processes get more attempts than one after the other.
 * @throws Refusal `tooMany` with the seconds to wait.
 */
export async function attempt(keys: { account: string; address?: string }, now: Instant): Promise<Attempt> {
  const named = Object.entries(keys).map(([kind, value]) => ({
    kind: kind as AttemptKind,
    key: `${kind}:${value.slice(0, 254)}`,
  }));
  const ids = await writing(now, async (tx) => {
    const counted: Failures[] = [];
    for (const { kind, key } of named) counted.push({ kind, ...(await lockedFailures(tx, key, now)) });
    const wait = nextAttemptAt(counted) - now;
    if (wait > 0) throw tooMany(wait);
    return addAttempts(
      tx,
      named.map(({ key }) => key),
      now,
    );
  });
  const account = named.find(({ kind }) => kind === "account")?.key ?? "";
  return { succeeded: () => writing(now, (tx) => forgetAttempts(tx, account, ids)) };
}

function tooMany(wait: number): Refusal {
  const seconds = Math.ceil(wait / 1000);
  const inWords = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new Refusal("tooMany", "too-many-attempts", `Too many attempts. Try again in ${inWords}.`, {
    retryAfterSeconds: seconds,
  });
}
