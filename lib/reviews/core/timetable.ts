import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import type { FieldError } from "#lib/platform/core/refusal.ts";
import type { Silence } from "./vocabulary.ts";

export interface Dates {
  dueDays: number;
  graceDays: number;
  remindDaysBefore: readonly number[];
  /** Null: managers are not told before the due date. */
  escalateDaysBefore: number | null;
  silence: Silence;
}

/** What happens by the clock alone, in the order of time: what the admin sees beforehand is what is done. */
export type TimetableEvent =
  | { at: Instant; what: "opens" }
  | { at: Instant; what: "reminder"; daysBefore: number }
  | { at: Instant; what: "escalation"; daysBefore: number }
  | { at: Instant; what: "due"; silence: Silence }
  | { at: Instant; what: "closes" };

const order = ["opens", "reminder", "escalation", "due", "closes"];

/** Every dated event of a campaign that opens at a moment. */
export function timetableOf(opensAt: Instant, dates: Dates): TimetableEvent[] {
  const dueAt = opensAt + dates.dueDays * DAY;
  const events: TimetableEvent[] = [
    { at: opensAt, what: "opens" },
    ...[...new Set(dates.remindDaysBefore)].map(
      (daysBefore): TimetableEvent => ({ at: dueAt - daysBefore * DAY, what: "reminder", daysBefore }),
    ),
    { at: dueAt, what: "due", silence: dates.silence },
    { at: dueAt + dates.graceDays * DAY, what: "closes" },
  ];
  if (dates.escalateDaysBefore !== null)
    events.push({
      at: dueAt - dates.escalateDaysBefore * DAY,
      what: "escalation",
      daysBefore: dates.escalateDaysBefore,
    });
  return events.sort((a, b) => a.at - b.at || order.indexOf(a.what) - order.indexOf(b.what));
}

/** The events that have come since the clock was last followed: each once, whoever asks how often. */
export const eventsBetween = (
  events: readonly TimetableEvent[],
  followedUntil: Instant,
  now: Instant,
): TimetableEvent[] => events.filter(({ at }) => at > followedUntil && at <= now);

/** What is wrong with the dates, one entry per field. */
export function datesProblems({ dueDays, remindDaysBefore, escalateDaysBefore }: Dates): FieldError[] {
  const errors: FieldError[] = [];
  if (remindDaysBefore.some((days) => days >= dueDays))
    errors.push({ path: "remindDaysBefore", message: `Remind less than ${dueDays} days before the due date.` });
  if (escalateDaysBefore !== null && escalateDaysBefore >= dueDays)
    errors.push({ path: "escalateDaysBefore", message: `Escalate less than ${dueDays} days before the due date.` });
  return errors;
}
