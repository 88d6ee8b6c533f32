import { expect, test } from "vitest";
import { z } from "zod";
import { World } from "#lib/registry/world-for-tests.ts";
import { query } from "./query.ts";

/** A read of so many seconds, of which it allows itself this much. */
const slow = query({
  may: "catalogue.read",
  summary: "A read that takes its time",
  input: z.strictObject({ bound: z.string().nullable() }),
  async read(queryable, { bound }) {
    const [held] = await queryable.query<{ bound: string }>("SELECT current_setting('statement_timeout') AS bound");
    if (bound !== null) {
      await queryable.query("SELECT set_config('statement_timeout', $1, true)", [bound]);
      await queryable.query("SELECT pg_sleep(20)::text");
    }
    return held?.bound;
  },
});

test("a statement of a read is stopped after two minutes, and says so; the connection goes on", async () => {
  const world = new World();
  expect(await slow(world.admin, { bound: null })).toBe("2min");
  await world.refused(() => slow(world.admin, { bound: "50ms" }), { kind: "unavailable", rule: "took-too-long" });
  expect(await slow(world.admin, { bound: null })).toBe("2min");
});
