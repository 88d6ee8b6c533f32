import { describe, expect, test } from "vitest";
import { type Decider, type Line, whoIsAsked } from "./who-is-asked.ts";

const person = (name: string, unable: string | null = null): Decider => ({ id: name.toLowerCase(), name, unable });
const line = (more: Partial<Line> = {}): Line => ({
  as: "security owner",
  holder: person("Mira"),
  deputies: [person("Dan"), person("Lea")],
  manager: person("Max"),
  ...more,
});
const asked = (given: Line, ...barred: string[]) =>
  whoIsAsked(given, new Map(barred.map((id) => [id, "submitted it"])));

describe("R41 R53: who is asked for a decision, and why", () => {
  test.each<[string, Line, string[], string | null, string]>([
    ["the holder", line(), [], "mira", "Mira is security owner."],
    [
      "their deputy, when they submitted it",
      line(),
      ["mira"],
      "dan",
      "Mira, security owner, submitted it; Dan is their deputy.",
    ],
    [
      "the next deputy, past one who is away",
      line({ deputies: [person("Dan", "is out of office"), person("Lea")] }),
      ["mira"],
      "lea",
      "Mira, security owner, submitted it; Dan, their deputy, is out of office; Lea is their deputy.",
    ],
    [
      "the manager, where no deputy can",
      line({ holder: person("Mira", "has left"), deputies: [] }),
      [],
      "max",
      "Mira, security owner, has left; Max is their manager.",
    ],
    [
      "security, where nobody in the line can",
      line({ deputies: [], manager: null }),
      ["mira"],
      null,
      "Mira, security owner, submitted it; so security decides.",
    ],
    [
      "security, where nobody holds the role",
      line({ holder: null }),
      [],
      null,
      "Nobody is security owner, so security decides.",
    ],
    [
      "nobody twice: a holder named as their own deputy and manager",
      line({ deputies: [person("Mira")], manager: person("Mira") }),
      ["mira"],
      null,
      "Mira, security owner, submitted it; so security decides.",
    ],
  ])("%s", (_, given, barred, askedId, because) => {
    const found = asked(given, ...barred);
    expect(found).toMatchObject({ askedId, askedRole: askedId === null ? "security" : null, because });
    expect(found.forId).toBe(given.holder?.id ?? null);
  });

  test("asks exactly one: a person or a platform role, and never who is barred", () => {
    for (const barred of [[], ["mira"], ["mira", "dan"], ["mira", "dan", "lea"], ["mira", "dan", "lea", "max"]]) {
      const found = asked(line(), ...barred);
      expect((found.askedId === null) !== (found.askedRole === null)).toBe(true);
      expect(barred).not.toContain(found.askedId);
    }
  });
});
