import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import { firstRounds, nextRound, recurrenceProblem } from "./recurrence.ts";
import { fromWall, isTimeZone, toWall } from "./wall-time.ts";

const at = (time: string) => Date.parse(time);
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
// Nine in the morning in Berlin, in winter.
const startsAt = at("2026-01-05T08:00:00Z");
const berlin = (rule: string) => ({ rule, timeZone: "Europe/Berlin", startsAt });

describe("R85: rounds by an RFC 5545 rule with a time zone", () => {
  test("keep the time of day on the zone's clock over daylight saving", () =>
    expect(firstRounds(berlin("FREQ=MONTHLY;INTERVAL=3"), 4).map(iso)).toEqual([
      "2026-01-05T08:00:00.000Z",
      "2026-04-05T07:00:00.000Z",
      "2026-07-05T07:00:00.000Z",
      "2026-10-05T07:00:00.000Z",
    ]));

  test("the next one is strictly after the moment", () => {
    expect(iso(nextRound(berlin("FREQ=MONTHLY;INTERVAL=3"), startsAt))).toBe("2026-04-05T07:00:00.000Z");
    expect(iso(nextRound(berlin("FREQ=MONTHLY;INTERVAL=3"), startsAt - 1000))).toBe("2026-01-05T08:00:00.000Z");
  });

  test("an end and a count hold, counted from the first round", () => {
    expect(nextRound(berlin("FREQ=YEARLY;COUNT=2"), at("2027-01-06T00:00:00Z"))).toBeNull();
    expect(iso(nextRound(berlin("FREQ=YEARLY;COUNT=2"), at("2026-06-01T00:00:00Z")))).toBe("2027-01-05T08:00:00.000Z");
    expect(nextRound(berlin("FREQ=YEARLY;UNTIL=20261231T000000Z"), startsAt)).toBeNull();
  });

  test.each([
    ["the second Monday of a quarter", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2MO", "2026-01-12T08:00:00.000Z"],
    ["written with its name", "RRULE:FREQ=YEARLY", "2026-01-05T08:00:00.000Z"],
  ])("%s", (_, rule, first) => {
    expect(recurrenceProblem(berlin(rule), 30)).toBeNull();
    expect(iso(firstRounds(berlin(rule), 1)[0] ?? null)).toBe(first);
  });

  test.each([
    ["never fires", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "never fires"],
    ["ended before it began", "FREQ=MONTHLY;UNTIL=20200101T000000Z", "never fires"],
    ["fires each second", "FREQ=SECONDLY", "not by hours"],
    ["fires each hour", "FREQ=HOURLY;INTERVAL=2", "not by hours"],
    ["fires at many hours of a day", "FREQ=DAILY;INTERVAL=60;BYHOUR=1,2,3", "not by hours"],
    ["is no rule", "tomorrow", "Write a rule"],
    ["has an unknown frequency", "FREQ=SOMETIMES", "not a rule"],
    ["has no interval", "FREQ=MONTHLY;INTERVAL=0", "not a rule"],
    ["has an endless interval", "FREQ=MONTHLY;INTERVAL=Infinity", "not a rule"],
    ["has half an interval", "FREQ=YEARLY;INTERVAL=1.5", "not a rule"],
    ["has an interval of ages", "FREQ=DAILY;INTERVAL=100000000", "not a rule"],
    ["names days of a month, but goes by days", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY"],
    ["never meets its weekday", "FREQ=DAILY;INTERVAL=7;BYDAY=TU", "never fires"],
    ["never fires, though it looks each month", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "never fires"],
    ["never fires, though it looks each week", "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30", "never fires"],
    ["carries its own start", "DTSTART:20260101T000000Z\nRRULE:FREQ=YEARLY", "fields of their own"],
    ["overlaps each week", "FREQ=WEEKLY", "overlap"],
    ["overlaps in its shortest month", "FREQ=MONTHLY;INTERVAL=1", "overlap"],
    ["overlaps once a year", "FREQ=YEARLY;BYMONTH=2,3,7", "overlap"],
  ])("a rule that %s is refused", (_, rule, says) => expect(recurrenceProblem(berlin(rule), 30)).toContain(says));

  test("rounds that just fit are taken, also over a night that is an hour short", () =>
    expect(
      recurrenceProblem({ ...berlin("FREQ=DAILY;INTERVAL=30"), startsAt: at("2026-03-01T08:00:00Z") }, 30),
    ).toBeNull());
});

describe("the clock on the wall of a zone", () => {
  test.each(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham"])(
    "%s there and back",
    (zone) => {
      for (let day = 0; day < 730; day++) {
        const instant = at("2026-01-01T12:34:56Z") + day * DAY;
        expect(fromWall(toWall(instant, zone), zone)).toBe(instant);
      }
    },
  );

  test("an hour that is skipped counts as the one behind it", () =>
    expect(iso(fromWall(Date.UTC(2026, 2, 29, 2, 30), "Europe/Berlin"))).toBe("2026-03-29T01:30:00.000Z"));

  test("knows a zone from a word", () => {
    expect(isTimeZone("Europe/Berlin")).toBe(true);
    expect(isTimeZone("Middle/Earth")).toBe(false);
  });
});
