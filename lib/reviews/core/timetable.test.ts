import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import { type Dates, datesProblems, eventsBetween, timetableOf } from "./timetable.ts";

const opensAt = Date.UTC(2026, 0, 5, 9);
const dates = (more: Partial<Dates> = {}): Dates => ({
  dueDays: 21,
  graceDays: 14,
  remindDaysBefore: [7, 1],
  escalateDaysBefore: 2,
  silence: "suspend",
  ...more,
});
const said = (events: ReturnType<typeof timetableOf>) =>
  events.map(({ at, what }) => `${(at - opensAt) / DAY} ${what}`);

describe("R88: the timetable that the admin sees beforehand", () => {
  test("is every dated event, in the order of time", () =>
    expect(said(timetableOf(opensAt, dates()))).toEqual([
      "0 opens",
      "14 reminder",
      "19 escalation",
      "20 reminder",
      "21 due",
      "35 closes",
    ]));

  test("leaves out what is not asked for, and says a reminder once", () =>
    expect(
      said(timetableOf(opensAt, dates({ remindDaysBefore: [3, 3], escalateDaysBefore: null, graceDays: 0 }))),
    ).toEqual(["0 opens", "18 reminder", "21 due", "21 closes"]));

  test("an event happens when the clock has come to it, not a millisecond sooner", () => {
    const due = opensAt + 21 * DAY;
    const events = timetableOf(opensAt, dates());
    expect(eventsBetween(events, due - DAY / 2, due - 1)).toEqual([]);
    expect(eventsBetween(events, due - 1, due).map(({ what }) => what)).toEqual(["due"]);
    expect(eventsBetween(events, due, due + DAY)).toEqual([]);
  });

  test("property: however often and whenever the clock looks, each event happens exactly once", () => {
    const events = timetableOf(opensAt, dates());
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 * DAY }), { maxLength: 30 }), (looks) => {
        let followed = opensAt;
        const happened: string[] = [];
        for (const look of [...looks.toSorted((a, b) => a - b), 40 * DAY]) {
          happened.push(...eventsBetween(events, followed, opensAt + look).map(({ at, what }) => `${at} ${what}`));
          followed = Math.max(followed, opensAt + look);
        }
        expect(happened).toEqual(events.filter(({ what }) => what !== "opens").map(({ at, what }) => `${at} ${what}`));
      }),
    );
  });

  test.each([
    ["a reminder on the day of opening", { remindDaysBefore: [21] }, "remindDaysBefore"],
    ["an escalation before it opens", { escalateDaysBefore: 30 }, "escalateDaysBefore"],
  ])("%s is refused", (_, more, path) => expect(datesProblems(dates(more)).map((one) => one.path)).toEqual([path]));
});
