import { describe, expect, test } from "vitest";
import { type AskFacts, figuresOf, outcomeOf, timeToReach } from "./drill-result.ts";

const MINUTE = 60_000;
const ask = (rank: number, answered: number | null, assignmentId = "seat"): AskFacts => ({
  assignmentId,
  rank,
  askedAt: rank * 30 * MINUTE,
  dueAt: (rank + 1) * 30 * MINUTE,
  answeredAt: answered === null ? null : answered * MINUTE,
});

describe("R10: the result of a drill", () => {
  test.each([
    ["the holder who answered in time", [ask(0, 5)], true, "holder"],
    ["the deputy who answered in their turn", [ask(0, null), ask(1, 45)], true, "deputy"],
    ["the deputy, though the holder came later", [ask(0, 50), ask(1, 45)], false, "deputy"],
    ["a seat that waits while the drill runs", [ask(0, null)], true, "waiting"],
    ["an answer at the very end of the time, which is late", [ask(0, 30)], false, "late"],
    ["nobody, once it is closed", [ask(0, null), ask(1, null)], false, "nobody"],
  ] as const)("tells %s", (_, asks, running, expected) => expect(outcomeOf(asks, running)).toBe(expected));

  test("counts seats and gives the median time to reach them, from the start of the drill", () => {
    const asks = [ask(0, 10, "a"), ask(0, null, "b"), ask(1, 40, "b"), ask(0, null, "c"), ask(0, 20, "d")];
    expect(figuresOf(asks, 0, false)).toEqual({
      seats: 4,
      outcomes: { holder: 2, deputy: 1, late: 0, nobody: 1, waiting: 0 },
      medianToReach: 20 * MINUTE,
    });
    expect(timeToReach([ask(0, null), ask(1, 40)], 0)).toBe(40 * MINUTE);
    expect(figuresOf([], 0, true)).toMatchObject({ seats: 0, medianToReach: null });
  });
});
