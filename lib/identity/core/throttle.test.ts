import { describe, expect, test } from "vitest";
import { nextAttemptAt, waitAfter } from "./throttle.ts";

const SECOND = 1000;

describe("attempts wait", () => {
  test.each([
    ["account", 0, 0],
    ["account", 4, 0],
    ["account", 5, 15],
    ["account", 6, 30],
    ["account", 10, 480],
    ["account", 11, 900],
    ["account", 1_000_000, 900],
    ["address", 99, 0],
    ["address", 100, 15],
    ["address", 101, 30],
  ] as const)("%s after %i failures: %i seconds", (kind, failures, seconds) =>
    expect(waitAfter(kind, failures)).toBe(seconds * SECOND),
  );

  test("the longest wait of account and address counts, from the last failure", () => {
    const lastAt = 1_000_000;
    expect(
      nextAttemptAt([
        { kind: "account", count: 5, lastAt },
        { kind: "address", count: 101, lastAt: lastAt - 5 * SECOND },
      ]),
    ).toBe(lastAt + 25 * SECOND);
    expect(nextAttemptAt([{ kind: "account", count: 0, lastAt: null }])).toBe(0);
    // Nobody waits for a colleague's attempt of the same instant, or for one that read the clock a moment later.
    expect(nextAttemptAt([{ kind: "address", count: 4, lastAt }])).toBe(0);
  });
});
