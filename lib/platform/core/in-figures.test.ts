import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counted, inFigures } from "./in-figures.ts";

describe("inFigures", () => {
  test.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [5611, "5,611"],
    [1_234_567, "1,234,567"],
    [12.5, "12.5"],
    [-1234, "-1,234"],
  ])("reads %d as %s", (value, text) => expect(inFigures(value)).toBe(text));

  test("reads every whole number as the language does", () => {
    const english = new Intl.NumberFormat("en-GB");
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(inFigures(value)).toBe(english.format(value));
      }),
    );
  });
});

describe("counted", () => {
  test.each([
    [0, "0 gaps"],
    [1, "1 gap"],
    [2, "2 gaps"],
    [5611, "5,611 gaps"],
  ])("says %d as '%s'", (count, text) => expect(counted(count, "gap", "gaps")).toBe(text));
});
