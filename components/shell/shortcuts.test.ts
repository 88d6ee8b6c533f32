import { describe, expect, test } from "vitest";
import { destinations } from "./destinations.ts";
import { pressed, shortcutGroups } from "./shortcuts.ts";

const all = shortcutGroups.flatMap(({ shortcuts }) => shortcuts);

describe("shortcuts", () => {
  test("no two share their keys, and none begins with the keys of another", () => {
    const keys = all.map((shortcut) => shortcut.keys.join(" "));
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of keys) expect(keys.filter((other) => other !== one && other.startsWith(`${one} `))).toEqual([]);
  });

  test("each does its act when its keys are pressed one after the other", () => {
    for (const { keys, act } of all) {
      const [first = "", second] = keys;
      if (second === undefined) expect(pressed(null, first)).toEqual({ act });
      else {
        expect(pressed(null, first)).toEqual({ pending: first });
        expect(pressed(first, second)).toEqual({ act });
      }
    }
  });

  test("a key that means nothing forgets the one before it", () => {
    expect(pressed("g", "ü")).toBeNull();
    expect(pressed(null, "a")).toBeNull();
  });

  test("every entry of the side bar has one", () =>
    expect(destinations.flatMap(({ members }) => members.filter(({ key }) => !key).map(({ name }) => name))).toEqual(
      [],
    ));
});
