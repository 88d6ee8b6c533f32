import { DAY, type Instant } from "#lib/platform/core/clock.ts";

/** Where the example organisation stands in time: every moment is so many days before the day of the load. */
export class Calendar {
  /** The start of today, UTC. */
  readonly today: Instant;

  constructor(now: Instant) {
    this.today = Math.floor(now / DAY) * DAY;
  }

  /**
   * In working hours, so many days ago; `about` spreads moments over the day, always in the same way. `order` keeps
   * moments of one day in the order of their cause: earlier numbers come first.
   */
  on(daysAgo: number, about: string, order = 0): Instant {
    const minutes = 7 * 60 + order * 90 + (spread(about) % 85);
    return this.today - daysAgo * DAY + minutes * 60_000 + (spread(`${about}.`) % 60) * 1000;
  }

  /** The first moment of a day. */
  startOf(daysAgo: number): Instant {
    return this.today - daysAgo * DAY;
  }
}

/** A number that a text always gives: the only chance in the example organisation. */
export function spread(text: string): number {
  let sum = 2_166_136_261;
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 16_777_619) >>> 0;
  return sum;
}
