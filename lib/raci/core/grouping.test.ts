import fc from "fast-check";
import { expect, test } from "vitest";
import { type Groupable, grouped, groupings, groupOf, inOrder } from "./grouping.ts";

const name = fc.constantFrom("Ledger", "ledger", "Änderung", "Zoll", "Ant");
const duty: fc.Arbitrary<Groupable> = fc.record({
  agent: fc.record({ id: name, name, unit: fc.option(name) }),
  system: fc.option(fc.record({ slug: name, name })),
  accountable: fc.option(fc.record({ id: name, name })),
});

test("every duty stands once, under its own group, in the order in which it came; what is missing where it is seen", () =>
  fc.assert(
    fc.property(fc.array(duty), fc.constantFrom(...groupings), (duties, by) => {
      const groups = grouped(duties, by);
      expect(groups.flatMap(({ rows }) => rows)).toHaveLength(duties.length);
      for (const { group, rows } of groups) {
        expect(rows).toEqual(duties.filter((one) => groupOf(one, by).key === group.key));
        if (group.key === "")
          expect(groups.indexOf(groups.find((one) => one.group === group) as never)).toBe(
            by === "person" ? 0 : groups.length - 1,
          );
      }
      const order = inOrder(by);
      for (const [at, { group }] of groups.entries())
        if (at > 0) expect(order(groups[at - 1]?.group as never, group)).toBeLessThanOrEqual(0);
    }),
  ));
