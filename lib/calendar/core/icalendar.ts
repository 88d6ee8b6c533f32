import type { Instant } from "#lib/platform/core/clock.ts";

/** Something that is due on a day. */
export interface DueDay {
  /** Stays the same however often the calendar is read, so that a client moves an entry and does not double it. */
  uid: string;
  /** The day in the reader's own time zone: '2026-03-09'. */
  day: string;
  summary: string;
  description: string;
  url: string;
  category: string;
}

/** A calendar by RFC 5545: whole days that block no time. Lines end with CRLF and are at most 75 bytes long. */
export function icalendar(name: string, days: readonly DueDay[], now: Instant): string {
  const stamp = `${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Answerable//Due dates//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...days.flatMap(({ uid, day, summary, description, url, category }) => [
      "BEGIN:VEVENT",
      `UID:${text(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
      `SUMMARY:${text(summary)}`,
      `DESCRIPTION:${text(description)}`,
      `URL:${encodeURI(url)}`,
      `CATEGORIES:${text(category)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** A TEXT value (3.3.11): its separators escaped, line breaks as \n, no other control character. */
export const text = (value: string): string =>
  value
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll(/\r\n|\r|\n|\u2028|\u2029/g, "\\n")
    .replaceAll(/\p{Cc}/gu, "");

const LONGEST = 75;

/** Folds a line (3.1) at 75 bytes, never within a character: the next line begins with a blank. */
export function fold(line: string): string {
  const folded: string[] = [];
  let part = "";
  let size = 0;
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (size + bytes > LONGEST) {
      folded.push(part);
      part = " ";
      size = 1;
    }
    part += character;
    size += bytes;
  }
  return [...folded, part].join("\r\n");
}
