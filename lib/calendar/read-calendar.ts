import { z } from "zod";
import { inboxOf } from "#lib/inbox/inbox-of.ts";
import { configuration } from "#lib/platform/configuration.ts";
import { query } from "#lib/verbs/query.ts";
import { icalendar } from "./core/icalendar.ts";
import { timeZoneOf } from "./store.ts";

/** The soonest are kept when a person has more than this. */
const MOST = 1000;

interface Due {
  kind: string;
  id: string;
  title: string;
  why: string;
  href: string;
  day: string;
}

/** Everything that waits for the asker and has a due time, as a calendar of days (RFC 5545). */
export const readCalendar = query({
  may: "inbox.read",
  summary: "Read your calendar of due dates",
  input: z.strictObject({}),
  async read(queryable, _input, { now, context: { actor } }) {
    const { publicUrl } = configuration();
    if (actor.personId === null) return icalendar("Answerable", [], now);
    const zone = await timeZoneOf(queryable, actor.personId);
    const { from, where } = await inboxOf(queryable, actor.personId, now);
    where.always('i."dueAt" IS NOT NULL');
    const values = [...where.values, zone];
    const found = await queryable.query<Due>(
      `SELECT i.kind, i.id::text AS id, i.title, i.why, i.href, to_char(i."dueAt" AT TIME ZONE $${values.length}, 'YYYY-MM-DD') AS day
       FROM ${from} WHERE ${where.sql} ORDER BY i."dueAt", i.id LIMIT ${MOST}`,
      values,
    );
    const { hostname } = new URL(publicUrl);
    return icalendar(
      "Answerable: due dates",
      found.map(({ kind, id, title, why, href, day }) => ({
        uid: `${kind}-${id}@${hostname}`,
        day,
        summary: title,
        description: `${why}\n${publicUrl}${href}`,
        url: publicUrl + href,
        category: kind,
      })),
      now,
    );
  },
});
