import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { coloursOf, contrastOf } from "./contrast.ts";
import { colourTokens, contrasts, typeTokens } from "./design-tokens.ts";

const css = readFileSync("app/globals.css", "utf8");
const colours = coloursOf(css);

test("black on white is 21 to 1, and a colour on itself 1", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastOf("#0b5160", "#0b5160")).toBe(1);
});

test("the page of the design shows every token that there is", () => {
  expect([...colours.keys()].sort()).toEqual(colourTokens.map(({ name }) => name).sort());
  const sizes = [...css.matchAll(/--text-([\w]+): [\d.]+rem;/g)].map(([, name]) => name);
  expect(typeTokens.map(({ name }) => name)).toEqual(sizes);
});

const pairs = contrasts.flatMap(({ on, text = [], marks = [] }) =>
  on.flatMap((ground) => [
    ...text.map((name) => ({ name, ground, least: 4.5 })),
    ...marks.map((name) => ({ name, ground, least: 3 })),
  ]),
);

describe.each(["light", "dark"] as const)("on %s paper", (paper) => {
  test.each(pairs)("$name on $ground stands at least $least to 1 apart", ({ name, ground, least }) => {
    const [front, back] = [colours.get(name)?.[paper], colours.get(ground)?.[paper]];
    expect(contrastOf(front ?? "", back ?? "")).toBeGreaterThanOrEqual(least);
  });
});
