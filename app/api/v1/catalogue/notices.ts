import { z } from "zod";
import { mailChoices, noticeKindNames } from "#lib/notifications/core/notice-kinds.ts";
import * as calendar from "../calendar/route.ts";
import * as count from "../notices/count/route.ts";
import * as read from "../notices/read/route.ts";
import * as notices from "../notices/route.ts";
import * as settings from "../notices/settings/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { id, maybeText, pageOf, time } from "./shapes.ts";

const unread = z.object({ unread: z.number().int() });
const notice = z
  .object({
    id,
    kind: z.enum(noticeKindNames),
    title: z.string(),
    text: z.string(),
    href: z.string().meta({ description: "A path of the console." }),
    dueAt: maybeText,
    at: time,
    readAt: maybeText,
  })
  .meta({ id: "Notice" });
const noticeSettings = z
  .object({
    mail: z.object(Object.fromEntries(noticeKindNames.map((kind) => [kind, z.enum(mailChoices)]))),
    digestHour: z.number().int(),
    timeZone: z.string(),
    mailConfigured: z.boolean(),
  })
  .meta({ id: "NoticeSettings" });

const feed = { createdAt: maybeText.meta({ description: "Null: the calendar has no address." }) };

/** What the asker is told, and how. */
export const noticeEntries: readonly CatalogueEntry[] = [
  {
    path: "/notices",
    about: "Notices",
    route: notices,
    examples: { GET: { state: "unread" } },
    answers: { GET: pageOf(notice) },
  },
  { path: "/notices/count", about: "Notices", route: count, examples: { GET: {} }, answers: { GET: unread } },
  {
    path: "/notices/read",
    about: "Notices",
    route: read,
    examples: { POST: { until: "2026-01-31T12:00:00Z" } },
    answers: { POST: unread },
  },
  {
    path: "/notices/settings",
    about: "Notices",
    route: settings,
    examples: { GET: {}, PATCH: { mail: { "role-named": "daily" }, digestHour: 7, timeZone: "Europe/Berlin" } },
    answers: { GET: noticeSettings, PATCH: noticeSettings },
  },
  {
    path: "/calendar",
    about: "Notices",
    route: calendar,
    examples: { GET: {}, POST: {}, DELETE: {} },
    answers: {
      GET: z.object(feed).meta({ id: "CalendarFeed" }),
      POST: z
        .object({ ...feed, address: z.string().meta({ description: "Secret, and shown this once." }) })
        .meta({ id: "NewCalendarFeed" }),
      DELETE: z.object(feed),
    },
  },
];
