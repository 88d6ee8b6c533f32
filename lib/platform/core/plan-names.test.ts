import { describe, expect, test } from "vitest";
import { PlanNames } from "./plan-names.ts";

const many = Array.from({ length: 17 }, (_, index) => index);

describe("a statement has a name", () => {
  test("from the second time on, the same for the same text, another for another", () => {
    const names = new PlanNames();
    expect(names.nameOf("SELECT 1", [])).toBeUndefined();
    const name = names.nameOf("SELECT 1", []);
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(names.nameOf("SELECT 1", [["a"]])).toBe(name);
    names.nameOf("SELECT 2", []);
    expect(names.nameOf("SELECT 2", [])).not.toBe(name);
  });

  test.each([
    ["an array of many", [many]],
    ["many values", Array.from({ length: 101 }, () => 1)],
  ])("but not with %s, whose plan is another", (_what, values) => {
    const names = new PlanNames();
    names.nameOf("SELECT 1", []);
    names.nameOf("SELECT 1", []);
    expect(names.nameOf("SELECT 1", values)).toBeUndefined();
  });

  test("and another one after a renewal", () => {
    const names = new PlanNames();
    const named = () => [names.nameOf("SELECT 1", []), names.nameOf("SELECT 1", [])][1];
    const before = named();
    names.renew();
    expect(named()).not.toBe(before);
  });

  test("and is forgotten, so that texts that never come again do not pile up", () => {
    const names = new PlanNames();
    names.nameOf("SELECT 1", []);
    for (let other = 0; other < 2_000; other++) names.nameOf(`SELECT ${other} AS other`, []);
    expect(names.nameOf("SELECT 1", [])).toBeUndefined();
  });
});
