import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type HeldSeats, heldSentence, heldStates, heldStrip, isHeldStrip, readHeldStrip } from "./held-seats.ts";
import { agentStripRoles, seatLetters } from "./seat-strip.ts";

describe("the seats that a person holds", () => {
  test.each<[HeldSeats, string, string]>([
    [{}, "", "Holds no seat"],
    [{ filled: 1 }, "F1", "The one seat held answers"],
    [{ filled: 1499 }, "F1499", "All 1,499 seats held answer"],
    [
      { filled: 14, waiting: 2, unaccepted: 1 },
      "u1 W2 F14",
      "16 of 17 seats held answer; 1 was not accepted in time; 2 wait to be accepted",
    ],
    [{ stale: 2 }, "A2", "All 2 seats held answer; 2 have an attestation that is out of date"],
    [
      { clash: 2, clash_unanswered: 1 },
      "c1 C2",
      "2 of 3 seats held answer; 1 clashes with another duty of theirs and is not accepted; 2 clash with other duties of theirs",
    ],
    [{ inactive: 1 }, "g1", "0 of 1 seat held answers; 1 has nobody, because they left or are suspended"],
  ])("%j", (held, strip, sentence) => {
    expect(heldStrip(held)).toBe(strip);
    expect(heldSentence(strip)).toBe(sentence);
  });

  test("what is written is read back, the worst first, and is never taken for the strip of an agent", () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...heldStates), fc.integer({ min: 1, max: 100_000 })) as fc.Arbitrary<HeldSeats>,
        (held) => {
          const counts = readHeldStrip(heldStrip(held));
          expect(Object.fromEntries(counts.map(({ state, count }) => [state, count]))).toEqual(held);
          const places = counts.map(({ state }) => heldStates.indexOf(state));
          expect(places).toEqual(places.toSorted((one, other) => one - other));
          expect(isHeldStrip(heldStrip(held))).toBe(counts.length > 0);
        },
      ),
    ));

  test("letters of the seat strip alone are none of a person", () =>
    expect(isHeldStrip(agentStripRoles.map(() => seatLetters.filled).join(""))).toBe(false));

  test("what is no count is left out", () => expect(readHeldStrip("x3 F0 F-1 W1.5 F2")).toMatchObject([{ count: 2 }]));
});
