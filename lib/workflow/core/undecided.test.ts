import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import { type Above, escalatesTo, type Step, stepDue, type Undecided } from "./undecided.ts";
import type { Decider } from "./who-is-asked.ts";

const HOUR = DAY / 24;
const asked = (more: Partial<Undecided> = {}): Undecided => ({
  turnAt: 0,
  dueAt: 5 * DAY,
  reminded: false,
  escalated: false,
  ...more,
});

describe("R41 R53: what is to be done about a decision that nobody gives", () => {
  test.each<[string, Undecided, Instant, Step | null]>([
    ["nothing, when it was just asked for", asked(), 0, null],
    ["nothing, until a day before it is due", asked(), 4 * DAY - 1, null],
    ["a reminder, a day before", asked(), 4 * DAY, "remind"],
    ["no second reminder", asked({ reminded: true }), 4 * DAY + HOUR, null],
    ["a reminder still, where runs were missed", asked(), 5 * DAY - 1, "remind"],
    ["somebody else, in the moment in which it is due", asked({ reminded: true }), 5 * DAY, "escalate"],
    ["somebody else and no reminder, where both were missed", asked(), 9 * DAY, "escalate"],
    ["nothing more, once somebody else has it", asked({ reminded: true, escalated: true }), 9 * DAY, null],
    ["no reminder of what is due within a day of being asked for", asked({ dueAt: DAY }), DAY - 1, null],
    ["somebody else then too", asked({ dueAt: DAY }), DAY, "escalate"],
  ])("%s", (_, undecided, now, step) => expect(stepDue(undecided, now)).toBe(step));

  test("whenever runs happen, doubled or missed: one reminder at most, one escalation in the end, in this order", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 * 24 }),
        fc.array(fc.integer({ min: 0, max: 40 * 24 }), { maxLength: 60 }),
        (hours, runs) => {
          const undecided = asked({ dueAt: hours * HOUR });
          const done: Step[] = [];
          for (const at of [...runs, 41 * 24].toSorted((one, other) => one - other))
            for (let twice = 0; twice < 2; twice++) {
              const now = at * HOUR;
              const step = stepDue(
                { ...undecided, reminded: done.includes("remind"), escalated: done.includes("escalate") },
                now,
              );
              if (step === null) continue;
              // Never early: no reminder before its day, nobody else before it is due.
              expect(now).toBeGreaterThanOrEqual(step === "escalate" ? undecided.dueAt : undecided.dueAt - DAY);
              done.push(step);
            }
          expect(["escalate", "remind,escalate"]).toContain(String(done));
        },
      ),
    ));
});

const manager = (name: string, unable: string | null = null): Decider => ({ id: name, name, unable });
const above = (more: Partial<Above> = {}): Above => ({
  asked: new Set(["mira"]),
  barred: new Set(["owner"]),
  managers: [manager("max"), manager("chief")],
  roles: [
    { role: "security", holders: ["sam"] },
    { role: "admin", holders: ["ada"] },
  ],
  ...more,
});

describe("R39 R41: to whom an overdue decision goes", () => {
  test.each<[string, Above, string | null]>([
    ["the manager of who is asked", above(), "max"],
    [
      "the next above, past who left or is away",
      above({ managers: [manager("max", "has left"), manager("chief")] }),
      "chief",
    ],
    ["the next above, past who asked for it", above({ managers: [manager("owner"), manager("chief")] }), "chief"],
    ["security, where nobody is above", above({ managers: [] }), "security"],
    [
      "security, where everybody above asked for it or is away",
      above({ managers: [manager("owner"), manager("x", "is away")] }),
      "security",
    ],
    [
      "admins, where all of security asked for it or are asked already",
      above({
        managers: [],
        asked: new Set(["sam"]),
        roles: [
          { role: "security", holders: ["sam", "owner"] },
          { role: "admin", holders: ["ada"] },
        ],
      }),
      "admin",
    ],
    ["nobody, where nobody is left", above({ managers: [], roles: [{ role: "security", holders: [] }] }), null],
  ])("%s", (_, given, to) => {
    const found = escalatesTo(given);
    expect(found && (found.toId ?? found.toRole)).toBe(to);
  });

  test("never to who is asked already or may not decide, and to somebody wherever one person is left", () => {
    const names = ["a", "b", "c", "d", "e"];
    const some = fc.subarray(names);
    fc.assert(
      fc.property(some, some, some, some, some, some, (askedIds, barredIds, line, away, security, admin) => {
        const given = above({
          asked: new Set(askedIds),
          barred: new Set(barredIds),
          managers: line.map((name) => manager(name, away.includes(name) ? "is away" : null)),
          roles: [
            { role: "security", holders: security },
            { role: "admin", holders: admin },
          ],
        });
        const may = (name: string) => !askedIds.includes(name) && !barredIds.includes(name);
        const to = escalatesTo(given);
        const left = [...line.filter((name) => !away.includes(name)), ...security, ...admin].filter(may);
        expect(to === null).toBe(left.length === 0);
        if (to?.toId) expect(may(to.toId)).toBe(true);
        else if (to) expect((to.toRole === "security" ? security : admin).some(may)).toBe(true);
      }),
    );
  });
});
