import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import {
  type ExceptionEvent,
  type ExceptionGuarded,
  type ExceptionState,
  evidenceOfException,
  exceptionEvents,
  exceptionLifecycle,
  exceptionStates,
  stateAt,
} from "./exception-lifecycle.ts";
import { refuseTerms } from "./exception-terms.ts";
import { gapHolders } from "./gap-holders.ts";
import { warningDue } from "./warning-days.ts";

const now = Date.UTC(2026, 0, 15, 9);
const apart: ExceptionGuarded = {
  asking: "sia",
  requestedBy: "bea",
  holders: ["adam"],
  endsAt: now + 10 * DAY,
  now,
};
const ruleOf = (state: ExceptionState, event: ExceptionEvent, facts: Partial<ExceptionGuarded> = {}): string => {
  try {
    return exceptionLifecycle.next(state, event, { ...apart, ...facts });
  } catch (error) {
    if (error instanceof Refusal) return `refused: ${error.rule}`;
    throw error;
  }
};
const over = { endsAt: now };

describe("R33 R47: the lifecycle of an exception", () => {
  test.each<[ExceptionState, ExceptionEvent, Partial<ExceptionGuarded>, string]>([
    ["requested", "approve", {}, "approved"],
    ["requested", "approve", { asking: "bea" }, "refused: own-request"],
    ["requested", "approve", { asking: "adam" }, "refused: own-gap"],
    ["requested", "approve", { asking: null }, "refused: needs-person"],
    ["requested", "approve", over, "refused: exception-over"],
    ["requested", "refuse", {}, "refused"],
    ["requested", "refuse", over, "refused"],
    ["requested", "refuse", { asking: "bea" }, "refused: own-request"],
    ["requested", "refuse", { asking: "adam" }, "refused: own-gap"],
    ["requested", "withdraw", { asking: "bea" }, "withdrawn"],
    ["requested", "expire", {}, "refused: exception-running"],
    ["requested", "expire", { ...over, asking: null }, "expired"],
    ["approved", "withdraw", { asking: "bea" }, "withdrawn"],
    ["approved", "withdraw", over, "refused: exception-over"],
    ["approved", "expire", {}, "refused: exception-running"],
    ["approved", "expire", { ...over, asking: null }, "expired"],
    ["approved", "approve", {}, "refused: impossible-event"],
  ])("%s, %s, %o: %s", (state, event, facts, expected) => expect(ruleOf(state, event, facts)).toBe(expected));

  test.each(["refused", "withdrawn", "expired"] as const)("nothing more happens to one that is %s", (state) =>
    expect(exceptionLifecycle.offers(state, apart)).toEqual([]),
  );

  test("every event leaves evidence of its own name", () => {
    expect(Object.keys(evidenceOfException).sort()).toEqual([...exceptionEvents].sort());
    expect(new Set(Object.values(evidenceOfException)).size).toBe(exceptionEvents.length);
  });

  test("property: whatever is tried by whom and when, approval needs somebody apart, and no state is left undeclared", () => {
    const person = fc.constantFrom("sia", "bea", "adam", null);
    const tries = fc.array(fc.tuple(fc.constantFrom(...exceptionEvents), person, fc.nat({ max: 20 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(tries, fc.constantFrom("bea", "sia", null), (tried, requestedBy) => {
        let state: ExceptionState = "requested";
        let decided = 0;
        let at = now;
        for (const [event, asking, days] of tried) {
          at += days * DAY;
          const before = state;
          try {
            state = exceptionLifecycle.next(state, event, { ...apart, asking, requestedBy, now: at });
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            continue;
          }
          expect(exceptionStates).toContain(state);
          expect(exceptionLifecycle.arrow(before, event).to).toBe(state);
          if (event !== "approve" && event !== "refuse") continue;
          decided += 1;
          expect(before).toBe("requested");
          expect(asking).not.toBeNull();
          expect([requestedBy, "adam"]).not.toContain(asking);
          if (event === "approve") expect(at).toBeLessThan(apart.endsAt);
        }
        // Nothing is approved that nobody decided, and nothing is decided twice.
        expect(decided).toBeLessThanOrEqual(1);
        if (["approved", "refused"].includes(state)) expect(decided).toBe(1);
        if (state === "expired") expect(at).toBeGreaterThanOrEqual(apart.endsAt);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["one second before its end", now + 1000, "approved"],
    ["at its end", now, "expired"],
    ["one second after", now - 1000, "expired"],
  ] as const)("%s it reads as that, recorded or not", (_, endsAt, expected) => {
    expect(stateAt({ state: "approved", endsAt }, now)).toBe(expected);
    expect(stateAt({ state: "requested", endsAt }, now)).toBe("requested");
  });
});

describe("who holds a gap", () => {
  const gap = { role: null, aboutKind: null, aboutValue: null, assigneeId: null };
  const holders = { business_owner: ["bea"], approver: ["adam"], detector: ["dina", "adam"] };
  test.each([
    ["always the business owner", gap, null, ["bea"]],
    ["who is to close it", { ...gap, assigneeId: "olga" }, null, ["olga", "bea"]],
    ["who is present in its role", { ...gap, role: "detector" as const }, null, ["bea", "dina", "adam"]],
    [
      "both sides of a clash",
      { ...gap, aboutKind: "roles", aboutValue: "approver+detector" },
      null,
      ["bea", "adam", "dina"],
    ],
    ["the owner of its control", gap, "cora", ["cora", "bea"]],
  ])("%s", (_, one, owner, expected) => expect(gapHolders(one, holders, owner).sort()).toEqual([...expected].sort()));
});

describe("R42 R47: the terms of an exception", () => {
  const policy = { exceptionAtMostDays: 30 };
  const open = { rule: "duties-clash", status: "open", agentId: "a" } as const;
  const refusedBy = (gap: Parameters<typeof refuseTerms>[0], endsAt = now + DAY): string | null => {
    try {
      refuseTerms(gap, endsAt, now, policy);
      return null;
    } catch (error) {
      return (error as Refusal).rule;
    }
  };
  test.each([
    ["an open gap", open, now + DAY, null],
    ["a gap whose exception still runs", { ...open, status: "accepted" as const }, now + DAY, null],
    ["a closed gap", { ...open, status: "closed" as const }, now + DAY, "gap-closed"],
    ["a gap of no agent", { ...open, agentId: null }, now + DAY, "gap-not-excusable"],
    ["the end of an exception", { ...open, rule: "exception-expired" }, now + DAY, "gap-not-excusable"],
    ["what acts after its retirement", { ...open, rule: "retired-active" }, now + DAY, "gap-not-excusable"],
    ["an end that is now", open, now, "invalid-input"],
    ["the last day that the organisation allows", open, now + 30 * DAY, null],
    ["one millisecond later", open, now + 30 * DAY + 1, "invalid-input"],
  ])("%s", (_, gap, endsAt, expected) => expect(refusedBy(gap, endsAt)).toBe(expected));
});

describe("warnings before the end", () => {
  test.each([
    [15, null],
    [14, 14],
    [13, 14],
    [7, 7],
    [2, 7],
    [1, 1],
    [0.5, 1],
    [0, null],
    [-1, null],
  ])("%f days before: %s", (days, expected) => expect(warningDue(now + days * DAY, now)).toBe(expected));
});
