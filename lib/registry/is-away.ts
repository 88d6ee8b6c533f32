import type { Instant } from "#lib/platform/core/clock.ts";

/** Whether a person is out of office at a moment: a period holds its start and not its end. */
export const isAway = (
  { outOfOfficeFrom, outOfOfficeUntil }: { outOfOfficeFrom: Date | null; outOfOfficeUntil: Date | null },
  now: Instant,
): boolean =>
  outOfOfficeFrom !== null &&
  outOfOfficeFrom.getTime() <= now &&
  (outOfOfficeUntil === null || outOfOfficeUntil.getTime() > now);
