import fc from "fast-check";
import { expect, test } from "vitest";
import type { AccountabilityMap, MapNode } from "#lib/gaps/core/accountability-map.ts";
import { NODE_HEIGHT, NODE_WIDTH, placeMap } from "./place-map.ts";

const node = (id: string, column: number): MapNode => ({
  id,
  kind: "person",
  column,
  name: id,
  says: null,
  href: null,
  broken: false,
});
const link = (from: string, to: string) => ({ from, to, says: "is linked", broken: false, because: null });

const anyMap: fc.Arbitrary<AccountabilityMap> = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 }), fc.array(fc.tuple(fc.nat(39), fc.nat(39))))
  .map(([columns, pairs]) => ({
    nodes: columns.map((column, index) => node(`n${index}`, column)),
    links: pairs
      .filter(([from, to]) => from < columns.length && to < columns.length)
      .map(([from, to]) => link(`n${from}`, `n${to}`)),
  }));

test("no two marks lie over each other, and the same map gets the same places", () =>
  fc.assert(
    fc.property(anyMap, (map) => {
      const placed = placeMap(map);
      for (const [index, one] of placed.entries())
        for (const other of placed.slice(index + 1))
          expect(Math.abs(one.x - other.x) >= NODE_WIDTH || Math.abs(one.y - other.y) >= NODE_HEIGHT).toBe(true);
      expect(placeMap(map)).toEqual(placed);
    }),
  ));

test("marks stand beside what they are linked with: crossed links are uncrossed", () => {
  const map = {
    nodes: [node("a", 0), node("b", 0), node("x", 1), node("y", 1)],
    links: [link("a", "y"), link("b", "x")],
  };
  const at = new Map(placeMap(map).map(({ id, y }) => [id, y]));
  expect(at.get("a")).toBe(at.get("y"));
  expect(at.get("b")).toBe(at.get("x"));
});
