import { describe, expect, test } from "vitest";
import { actsFor, bothNames } from "./standing-in.ts";

describe("R93: on whose behalf somebody acts", () => {
  const holder = { id: "mira", name: "Mira" };
  const standIn = { personId: "ana", holder };
  test.each([
    ["the stand-in, for the holder", standIn, "ana", ["mira"], holder],
    ["a stand-in who is asked too, for themselves", standIn, "ana", ["mira", "ana"], null],
    ["the holder, for themselves", standIn, "mira", ["mira"], null],
    ["somebody else, for themselves", standIn, "ben", ["mira"], null],
    ["a token, for nobody", standIn, null, ["mira", null], null],
    ["where nobody stands in, for themselves", null, "ana", ["mira"], null],
  ] as const)("%s", (_, given, acting, asked, on) => expect(actsFor(given, acting, asked)).toEqual(on));

  test("both names", () => expect(bothNames({ name: "Ana" }, holder)).toBe("Ana for Mira"));
});
