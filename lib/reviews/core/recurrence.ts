import * as exported from "rrule";
import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import { fromWall, toWall } from "./wall-time.ts";

// Plain Node sees only a default export of the library, the bundler only named ones.
const { RRule } = "default" in exported ? (exported.default as unknown as typeof exported) : exported;

/** Day by day the library would take minutes to find none of these: they belong to months and years. */
const NOT_BY_DAYS = /BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYSETPOS|BYEASTER/i;
const BY_DAYS = /FREQ\s*=\s*DAILY/i;
const NOT_IN_DAYS = /FREQ\s*=\s*(SECONDLY|MINUTELY|HOURLY)|BYSECOND|BYMINUTE|BYHOUR/i;
/** So many rounds are looked at for whether they overlap: leap years and months of every length are among them. */
const LOOKED_AT = 60;
/** Of days, weeks, months or years: more in one step is no review that recurs. */
const LARGEST_STEP = 1000;

export interface Recurrence {
  /** RFC 5545, without DTSTART: 'FREQ=MONTHLY;INTERVAL=3'. */
  rule: string;
  timeZone: string;
  /** The first round. */
  startsAt: Instant;
}

/**
 * The next round strictly after a moment, at the same time on the clock of the zone, whatever the daylight saving; null
 * when there is none. Expanded as if the zone's clock were UTC and then converted, because the library is right about
 * zones only in a process that runs in UTC.
 */
export function nextRound({ rule, timeZone, startsAt }: Recurrence, after: Instant): Instant | null {
  const found = parsed(rule, toWall(startsAt, timeZone))?.after(new Date(toWall(after, timeZone)), false) ?? null;
  return found === null ? null : fromWall(found.getTime(), timeZone);
}

/** The first rounds, the start among them where the rule has it. */
export function firstRounds({ rule, timeZone, startsAt }: Recurrence, most: number): Instant[] {
  const rounds: Instant[] = [];
  parsed(rule, toWall(startsAt, timeZone))?.all((date, index) => {
    if (index >= most) return false;
    rounds.push(fromWall(date.getTime(), timeZone));
    return true;
  });
  return rounds;
}

/**
 * What is wrong with a recurrence, in words, or null: not a rule, fires more often than once a day, never fires, or its
 * rounds would overlap: the next begins before the one before it has closed (`lastsDays`).
 */
export function recurrenceProblem(recurrence: Recurrence, lastsDays: number): string | null {
  if (/DTSTART|TZID|EXDATE|RDATE/i.test(recurrence.rule))
    return "Write the rule alone; the start and the time zone have fields of their own.";
  if (!/FREQ\s*=/i.test(recurrence.rule)) return "Write a rule such as FREQ=MONTHLY;INTERVAL=3.";
  if (NOT_IN_DAYS.test(recurrence.rule))
    return "A review recurs by days, weeks, months or years; not by hours, minutes or seconds.";
  if (BY_DAYS.test(recurrence.rule) && NOT_BY_DAYS.test(recurrence.rule))
    return "A rule by days names weekdays at most. Write months and days of the month with FREQ=MONTHLY or FREQ=YEARLY.";
  let rounds: Instant[];
  try {
    rounds = firstRounds(recurrence, LOOKED_AT);
  } catch {
    return "This is not a rule of RFC 5545. Write one such as FREQ=MONTHLY;INTERVAL=3.";
  }
  if (rounds.length === 0) return "This rule never fires. Change the days or the end that it names.";
  for (const [index, round] of rounds.entries()) {
    const next = rounds[index + 1];
    // A zone's clock may lose or win an hour or two in between.
    if (next !== undefined && next - round < lastsDays * DAY - DAY / 8)
      return `Rounds would overlap: one lasts ${lastsDays} days with its grace, and the next begins ${Math.round((next - round) / DAY)} days after it.`;
  }
  return null;
}

/** The rule from its first round on; null when it never fires. @throws when it is none */
function parsed(rule: string, wall: number): InstanceType<typeof RRule> | null {
  if (BY_DAYS.test(rule) && NOT_BY_DAYS.test(rule)) throw new Error("A rule by days names weekdays at most.");
  const options = RRule.parseString(rule.trim().replace(/^RRULE:/i, ""));
  if (options.freq === undefined) throw new Error("The rule has no frequency.");
  const { interval = 1 } = options;
  if (!Number.isInteger(interval) || interval < 1 || interval > LARGEST_STEP)
    throw new Error(`The interval is not a whole number from 1 to ${LARGEST_STEP}.`);
  return fires(options, wall) ? new RRule({ ...options, dtstart: new Date(wall), tzid: null }) : null;
}

/** The calendar repeats itself after so many years, weekdays included. */
const CYCLE = 400;
/** The library stops at the year 9999. */
const LAST_START = 9900;

/**
 * Whether a rule has a round at all. The library would walk through eight thousand years for one that never comes, and
 * nothing else would be done meanwhile; asked from the last cycle of years before its end on, it soon knows.
 */
function fires(options: ReturnType<typeof RRule.parseString>, wall: number): boolean {
  const start = new Date(wall);
  const year = start.getUTCFullYear();
  start.setUTCFullYear(year + CYCLE * Math.floor((LAST_START - year) / CYCLE));
  let found = false;
  new RRule({ ...options, count: null, until: null, dtstart: start, tzid: null }).all(() => {
    found = true;
    return false;
  });
  return found;
}
