import fc from "fast-check";
import ical from "node-ical";
import { expect, test } from "vitest";
import { type DueDay, fold, icalendar, text } from "./icalendar.ts";

const NOW = Date.UTC(2026, 2, 2, 9);
const due = (more: Partial<DueDay> = {}): DueDay => ({
  uid: "gap-1@example.com",
  day: "2026-03-09",
  summary: "Close it",
  description: "Why",
  url: "https://answerable.example.com/gaps/1",
  category: "gap",
  ...more,
});
const events = (calendar: string) =>
  Object.values(ical.sync.parseICS(calendar)).flatMap((part) => (part?.type === "VEVENT" ? [part] : []));
const words = (value: unknown): string =>
  typeof value === "object" && value !== null && "val" in value ? String(value.val) : String(value);

/** What may be typed anywhere in the registry, and more. */
const anything = fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 });

test("a calendar is read by an independent parser as it was meant", () => {
  const summary = 'Semicolon; comma, back\\slash, ‘quotes’ "too", and 日本語 🙂';
  const [event] = events(icalendar("Mine", [due({ summary, description: "Line one\nLine two: C:\\data" })], NOW));
  expect(event).toMatchObject({
    uid: "gap-1@example.com",
    datetype: "date",
    url: "https://answerable.example.com/gaps/1",
    transparency: "TRANSPARENT",
  });
  expect(words(event?.summary)).toBe(summary);
  expect(words(event?.description)).toBe("Line one\nLine two: C:\\data");
  expect(event?.start.toISOString().slice(0, 10)).toBe("2026-03-09");
  expect(new Date(event?.dtstamp ?? 0).toISOString()).toBe("2026-03-02T09:00:00.000Z");
});

test("whatever stands in it, no line is longer than 75 bytes, none is added, and all is there", () =>
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 5 }), (summaries) => {
      const calendar = icalendar(
        "Mine",
        summaries.map((summary, index) => due({ uid: `gap-${index}@example.com`, summary, description: summary })),
        NOW,
      );
      expect(calendar.endsWith("END:VCALENDAR\r\n")).toBe(true);
      for (const line of calendar.slice(0, -2).split("\r\n")) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/\p{Cc}/u);
        expect(line.isWellFormed()).toBe(true);
      }
      const unfolded = calendar.replaceAll("\r\n ", "").split("\r\n");
      expect(unfolded.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(summaries.length);
      expect(unfolded.filter((line) => line.startsWith("UID:"))).toHaveLength(summaries.length);
    }),
  ));

test("folding loses nothing", () =>
  fc.assert(
    fc.property(anything, (line) => {
      expect(fold(line).replaceAll("\r\n ", "")).toBe(line);
    }),
  ));

test("nothing that somebody wrote becomes a property or an entry", () => {
  const summary = "Harmless\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nATTACH:https://evil.example";
  const found = events(icalendar("Mine", [due({ summary })], NOW));
  expect(found).toHaveLength(1);
  expect(found[0]).not.toHaveProperty("attach");
});

test("a backslash before an n is no line break", () => expect(text("a\\nb")).toBe("a\\\\nb"));
