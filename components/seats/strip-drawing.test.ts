import { describe, expect, test } from "vitest";
import { namedMarks, stripDrawing, stripSentence } from "./strip-drawing.ts";

const marks = (seats: string): number => stripDrawing(seats).split("<svg").length - 1;
const named = (seats: string): string[] =>
  [...stripDrawing(seats).matchAll(/<title>([^<]*)<\/title>/g)].map(([, name]) => name ?? "");

describe("a seat strip", () => {
  test("of an agent or capability has one mark per seat, each with its name", () => {
    for (const seats of ["FFWeFSAC-", "FFeW-"]) {
      expect(marks(seats)).toBe(seats.length);
      expect(named(seats)).toEqual(namedMarks(seats).map(({ words }) => words));
    }
    expect(stripSentence("FFeF-")).toBe("3 of 4 seats answer; approver is empty");
  });

  test("of a person has the worst first and no more marks than an agent's; the rest is counted", () => {
    expect([marks("F3"), marks("u1 W2 F6"), marks("u1 W2 F14")]).toEqual([3, 9, 9]);
    expect(stripDrawing("u1 W2 F14")).toContain("+8<");
    expect(stripDrawing("u1 W2 F6")).not.toContain("+");
    expect(named("u1 F99").slice(0, 2)).toEqual(["1 was not accepted in time", "99 answer"]);
    expect(namedMarks("u1 F99")).toMatchObject([
      { mark: "outlined", words: "1 was not accepted in time" },
      { mark: "filled", words: "99 answer" },
    ]);
    expect(stripSentence("u1 F99")).toBe("99 of 100 seats held answer; 1 was not accepted in time");
  });
});
