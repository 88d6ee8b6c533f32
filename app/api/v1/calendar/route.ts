import { endpoint } from "#app/api/endpoint.ts";
import { createCalendarFeed } from "#lib/calendar/create-calendar-feed.ts";
import { readCalendarFeed } from "#lib/calendar/read-calendar-feed.ts";
import { revokeCalendarFeed } from "#lib/calendar/revoke-calendar-feed.ts";

export const GET = endpoint({ verb: readCalendarFeed, input: () => ({}) });

export const POST = endpoint({ verb: createCalendarFeed, input: () => ({}), status: 201 });

export const DELETE = endpoint({ verb: revokeCalendarFeed, input: () => ({}) });
