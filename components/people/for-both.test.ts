import { expect, test } from "vitest";
import { forBoth } from "./for-both.ts";

test("what a deputy says on somebody's behalf names both", () => {
  expect(forBoth({ name: "Ina Ito" }, { name: "Mira Chen" })).toBe(" by Ina Ito for Mira Chen");
  expect(forBoth(null, { name: "Mira Chen" })).toBe("");
});
