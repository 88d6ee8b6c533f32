import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import { twoYears } from "./demo.ts";
import { Calendar } from "./moments.ts";
import { agents } from "./organisation/agents.ts";
import { people, personNamed } from "./organisation/people.ts";

const NOW = Date.UTC(2026, 2, 2, 9, 30);

/** What happens, with moments counted back from the day of the load and without the dates inside the inputs. */
const planned = (now: number) => {
  const calendar = new Calendar(now);
  return twoYears(calendar).map(({ at, by, reason, steps }) => [
    calendar.today - at,
    by,
    reason,
    steps.map(({ by, input }) => [
      by,
      JSON.stringify(input)?.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{1,2} [A-Z][a-z]+ \d{4}/g, "a date"),
    ]),
  ]);
};

describe("the two years of the example organisation", () => {
  test("are the same in every load, on whatever day it is", () => {
    expect(planned(NOW)).toEqual(planned(NOW));
    expect(planned(NOW + 217 * DAY + 3_600_000)).toEqual(planned(NOW));
  });

  test("end before the load and begin about two years before it", () => {
    const moments = twoYears(new Calendar(NOW)).map(({ at }) => at);
    expect(Math.max(...moments)).toBeLessThan(NOW - DAY);
    expect(Math.min(...moments)).toBe(new Calendar(NOW).on(730, "people", 0));
  });

  test("are told of people with addresses of their own under .example, and of agents with slugs of their own", () => {
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    for (const { email } of people) expect(email).toMatch(/^[a-z0-9.-]+@halmeric\.example$/);
    expect(new Set(agents.map(({ slug }) => slug)).size).toBe(agents.length);
  });

  test("begin for each agent after its people have joined", () => {
    for (const { slug, registered, by } of agents)
      expect([slug, personNamed(by).joined ?? 730]).toEqual([
        slug,
        expect.toSatisfy((joined: number) => joined >= registered),
      ]);
  });
});
