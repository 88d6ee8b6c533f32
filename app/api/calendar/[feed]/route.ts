import { endpoint } from "#app/api/endpoint.ts";
import { calendarReader } from "#lib/calendar/calendar-reader.ts";
import { readCalendar } from "#lib/calendar/read-calendar.ts";

/** The calendar behind a secret address, for a program that cannot sign in. */
export const GET = endpoint({
  verb: readCalendar,
  who: calendarReader,
  input: () => ({}),
  respond: (calendar) =>
    new Response(calendar, {
      headers: {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="answerable.ics"',
      },
    }),
});
