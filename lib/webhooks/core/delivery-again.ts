import type { Instant } from "#lib/platform/core/clock.ts";

const MINUTE = 60_000;
/** Minutes after the nth failure: about two days in all, so that a week-end's outage is mostly bridged. */
const WAITS = [1, 5, 30, 120, 360, 720, 720, 720];

/** When a delivery is tried again after its nth failure; null: it is a dead letter. */
export function deliveryAgainAt(failures: number, now: Instant): Instant | null {
  const minutes = WAITS[failures - 1];
  return minutes === undefined ? null : now + minutes * MINUTE;
}
