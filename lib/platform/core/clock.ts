/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Core code knows no other form. */
export type Instant = number;

/** Where 'now' comes from. Only the platform reads the machine's clock; everyone else is handed one. */
export interface Clock {
  now(): Instant;
}

/** A day is 24 hours, whatever a time zone's clock does. */
export const DAY: Instant = 24 * 60 * 60 * 1000;

/** An instant as ISO 8601 UTC with milliseconds: the form of the API and of what a statement is given. */
export const iso = (instant: Instant): string => new Date(instant).toISOString();

/** A clock that stands still: tests, seeds and reads of the past. */
export const fixedClock = (now: Instant): Clock => ({ now: () => now });

/**
 * The moment of one judgement. Every comparison of a rule with the clock goes through it, and it remembers the
 * nearest future instant at which any of those comparisons would turn out differently: the engine looks again
 * then, so that a rule about time fires without a write and cannot be forgotten by a schedule.
 */
export class Moment {
  readonly now: Instant;
  #next: Instant | null = null;

  constructor(now: Instant) {
    this.now = now;
  }

  /** True once `instant` has come: a period holds its start and not its end. */
  reached(instant: Instant): boolean {
    if (this.now >= instant) return true;
    this.#remember(instant);
    return false;
  }

  /** True when more than `days` days have passed since `instant`; exactly `days` is not more. */
  moreThanDaysSince(instant: Instant, days: number): boolean {
    return this.reached(instant + days * DAY + 1);
  }

  /** True when `days` days or more have passed since `instant`. */
  daysOrMoreSince(instant: Instant, days: number): boolean {
    return this.reached(instant + days * DAY);
  }

  /** True while [start, end) holds the moment; no end means it never ends. */
  within(start: Instant, end: Instant | null): boolean {
    return this.reached(start) && !(end !== null && this.reached(end));
  }

  /** The nearest future instant at which an answer given so far would change; null when none would. */
  get nextChange(): Instant | null {
    return this.#next;
  }

  #remember(instant: Instant): void {
    if (this.#next === null || instant < this.#next) this.#next = instant;
  }
}
