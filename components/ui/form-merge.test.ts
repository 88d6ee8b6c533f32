import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedFrom, clashesOf, inShort, together } from "./form-merge.ts";

const base = { name: "Ledger", owner: { name: "Mira", reference: "mira@example.com" }, kind: "saas", tags: ["a"] };

describe("two edits of one form", () => {
  test("fields that one of both changed go together without a question", () => {
    const theirs = { ...base, kind: "api" };
    const mine = { ...base, name: "Ledger of payments", tags: ["a", "b"] };
    expect(clashesOf(base, theirs, mine)).toEqual([]);
    expect(together(base, theirs, mine, new Set())).toEqual({ ...mine, kind: "api" });
  });

  test("a field that both changed is a decision; theirs stands unless mine is kept", () => {
    const theirs = { ...base, name: "Theirs" };
    const mine = { ...base, name: "Mine" };
    expect(clashesOf(base, theirs, mine)).toEqual([{ name: "name", theirs: "Theirs", mine: "Mine" }]);
    expect(together(base, theirs, mine, new Set()).name).toBe("Theirs");
    expect(together(base, theirs, mine, new Set(["name"])).name).toBe("Mine");
  });

  test("the same change twice is no clash", () =>
    expect(clashesOf(base, { ...base, kind: "api" }, { ...base, kind: "api" })).toEqual([]));

  const values = fc.record({ a: fc.string(), b: fc.integer({ max: 3, min: 0 }), c: fc.array(fc.boolean()) });
  test("rule 8: nothing that either typed is lost, whatever the three states", () =>
    fc.assert(
      fc.property(values, values, values, (before, theirs, mine) => {
        const all = together(before, theirs, mine, new Set(["a", "b", "c"]));
        for (const [name, value] of Object.entries(changedFrom(before, mine)))
          expect(all[name as keyof typeof all]).toEqual(value);
        const none = together(before, theirs, mine, new Set());
        for (const [name, value] of Object.entries(changedFrom(before, theirs)))
          expect(none[name as keyof typeof none]).toEqual(value);
      }),
    ));
});

test.each([
  [null, "not stated"],
  ["", "not stated"],
  ["acts_freely", "acts freely"],
  [["one", "two_words"], "one, two words"],
  [[], "none"],
  [{ name: "Mira Chen", reference: "mira@example.com" }, "Mira Chen"],
  [true, "yes"],
])("%j reads as '%s'", (value, words) => expect(inShort(value)).toBe(words));
