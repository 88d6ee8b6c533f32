import type { Instant } from "#lib/platform/core/clock.ts";

/** What an attempt to sign in is counted under. */
export type AttemptKind = "account" | "address";

/** Failures older than this are forgotten. Milliseconds. */
export const REMEMBERED = 60 * 60 * 1000;

/** How many failures are free. Many people share an address (an office behind one router), nobody shares an account. */
const FREE: Record<AttemptKind, number> = { account: 5, address: 100 };

const FIRST_WAIT = 15_000;
const LONGEST_WAIT = 15 * 60 * 1000;

/** How long to wait after so many failures in the last hour: 15 seconds, doubling up to 15 minutes. Milliseconds. */
export const waitAfter = (kind: AttemptKind, failures: number): number =>
  failures < FREE[kind] ? 0 : Math.min(FIRST_WAIT * 2 ** Math.min(failures - FREE[kind], 20), LONGEST_WAIT);

/** The failures counted under one key within the hour. */
export interface Failures {
  kind: AttemptKind;
  count: number;
  lastAt: Instant | null;
}

/**
 * The moment from which a next attempt is taken: the latest that any of the counts asks for; `now` or earlier means at
 * once. A count that asks for no wait asks for no moment: of two who sign in at once, the one that comes second to the
 * lock may have read the clock first.
 */
export const nextAttemptAt = (counted: readonly Failures[]): Instant =>
  Math.max(
    0,
    ...counted.map(({ kind, count, lastAt }) => {
      const wait = waitAfter(kind, count);
      return wait === 0 ? 0 : (lastAt ?? 0) + wait;
    }),
  );
