import type { Instant } from "#lib/platform/core/clock.ts";

/** A mail is given up after this many attempts, a day and a half after the first. */
export const MOST_ATTEMPTS = 12;

const MINUTE = 60_000;

/** When a mail is tried again after its nth failure: 1, 2, 4 … minutes, at most 6 hours apart. Null: never. */
export function mailAgainAt(failures: number, now: Instant): Instant | null {
  if (failures >= MOST_ATTEMPTS) return null;
  return now + Math.min(2 ** (failures - 1), 360) * MINUTE;
}
