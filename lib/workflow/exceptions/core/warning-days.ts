import { DAY, type Instant } from "#lib/platform/core/clock.ts";

/** So many days before its end everybody concerned is told that an exception ends. */
export const warningDays = [14, 7, 1] as const;

/**
 * The warning that is due at a moment: the nearest that has come, none before the first and none once it is over. Who
 * was away for the earlier ones hears one, not three.
 */
export function warningDue(endsAt: Instant, now: Instant): (typeof warningDays)[number] | null {
  if (now >= endsAt) return null;
  return warningDays.findLast((days) => now >= endsAt - days * DAY) ?? null;
}
