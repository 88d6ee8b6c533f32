import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import {
  evidenceOfRetirement,
  isUnderWay,
  type RetirementEvent,
  type RetirementGuarded,
  type RetirementState,
  retirementEvents,
  retirementLifecycle,
  retirementStates,
} from "./retirement-lifecycle.ts";

const now = Date.UTC(2026, 0, 15, 9);
const free: RetirementGuarded = {
  asking: "sia",
  requestedBy: "rita",
  scheduledAt: null,
  now,
  open: [],
  executors: ["pia"],
};
const outcome = (state: RetirementState, event: RetirementEvent, more: Partial<RetirementGuarded> = {}): string => {
  try {
    return retirementLifecycle.next(state, event, { ...free, ...more });
  } catch (error) {
    if (error instanceof Refusal) return `refused: ${error.rule}`;
    throw error;
  }
};

describe("R94 R99: the lifecycle of a retirement", () => {
  test.each<[RetirementState, RetirementEvent, Partial<RetirementGuarded>, string]>([
    ["requested", "approve", {}, "approved"],
    ["requested", "approve", { asking: "rita" }, "refused: own-request"],
    ["requested", "approve", { asking: null }, "refused: needs-person"],
    ["requested", "refuse", {}, "refused"],
    ["requested", "refuse", { asking: "rita" }, "refused: own-request"],
    ["requested", "start", {}, "refused: impossible-event"],
    ["requested", "withdraw", { asking: "rita" }, "withdrawn"],
    ["approved", "withdraw", { asking: "rita" }, "withdrawn"],
    ["approved", "start", { scheduledAt: now + 1 }, "refused: retirement-scheduled"],
    ["approved", "start", { scheduledAt: now, asking: null }, "in_progress"],
    ["approved", "start", {}, "in_progress"],
    ["in_progress", "withdraw", {}, "refused: impossible-event"],
    ["in_progress", "verify", { open: ["Revoke ‘Pay’"] }, "refused: steps-open"],
    ["in_progress", "verify", { asking: "pia" }, "refused: same-hands"],
    ["in_progress", "verify", { asking: null }, "refused: needs-person"],
    ["in_progress", "verify", { asking: "rita" }, "verified"],
    ["in_progress", "retire", {}, "refused: impossible-event"],
    ["verified", "retire", { asking: "pia" }, "refused: same-hands"],
    ["verified", "retire", {}, "retired"],
  ])("%s, %s, %o: %s", (state, event, more, expected) => expect(outcome(state, event, more)).toBe(expected));

  test.each(["refused", "withdrawn", "retired"] as const)("nothing more happens to one that is %s", (state) => {
    expect(retirementLifecycle.offers(state, free)).toEqual([]);
    expect(isUnderWay(state)).toBe(false);
  });

  test("a refusal names every open step", () => {
    expect(() => retirementLifecycle.next("in_progress", "verify", { ...free, open: ["One", "Two"] })).toThrow(
      expect.objectContaining({
        errors: [
          { path: "steps", message: "One" },
          { path: "steps", message: "Two" },
        ],
      }),
    );
  });

  test("every event leaves evidence of its own name", () => {
    expect(Object.keys(evidenceOfRetirement).sort()).toEqual([...retirementEvents].sort());
    expect(new Set(Object.values(evidenceOfRetirement)).size).toBe(retirementEvents.length);
  });

  test("property: whatever is tried by whom and when, nobody skips a decision, a step or the second pair of hands", () => {
    const person = fc.constantFrom("sia", "rita", "pia", "olga", null);
    const tried = fc.array(
      fc.record({
        // The way through stands more often, so that many get to its end.
        event: fc.constantFrom(...retirementEvents, "approve", "start", "verify", "retire"),
        asking: person,
        days: fc.nat({ max: 10 }),
        does: fc.option(person, { nil: undefined }),
        opens: fc.constantFrom(false, false, false, false, true),
      }),
      { minLength: 20, maxLength: 60 },
    );
    let retired = 0;
    fc.assert(
      fc.property(tried, person, fc.option(fc.nat({ max: 30 }), { nil: null }), (tries, requestedBy, days) => {
        const scheduledAt = days === null ? null : now + days * DAY;
        let state: RetirementState = "requested";
        let at = now;
        let openSteps = 2;
        const executors: string[] = [];
        const walked: RetirementEvent[] = [];
        for (const { event, asking, days: passed, does, opens } of tries) {
          at += passed * DAY;
          if (state === "in_progress" && does && openSteps > 0) {
            openSteps -= 1;
            executors.push(does);
          }
          if (state === "in_progress" && opens) openSteps += 1;
          const open = Array.from({ length: openSteps }, (_, index) => `Step ${index}`);
          const before: RetirementState = state;
          try {
            state = retirementLifecycle.next(state, event, {
              asking,
              requestedBy,
              scheduledAt,
              now: at,
              open,
              executors,
            });
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            continue;
          }
          walked.push(event);
          expect(retirementStates).toContain(state);
          expect(retirementLifecycle.arrow(before, event).to).toBe(state);
          if (event === "approve" || event === "refuse") expect(asking !== null && asking !== requestedBy).toBe(true);
          if (event === "start") expect(scheduledAt === null || at >= scheduledAt).toBe(true);
          if (event === "verify" || event === "retire") {
            expect(openSteps).toBe(0);
            expect(executors).not.toContain(asking);
            expect(asking).not.toBeNull();
          }
        }
        if (state !== "retired") return;
        retired += 1;
        expect(walked).toEqual(["approve", "start", "verify", "retire"]);
      }),
      { numRuns: 400 },
    );
    // A run that never gets there shows little.
    expect(retired).toBeGreaterThan(10);
  });
});
