import { expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { oneAtATime } from "./one-at-a-time.ts";

test("a work asked for while it runs runs once more afterwards, never beside itself, and also after a failure", async () => {
  const open: PromiseWithResolvers<void>[] = [];
  let most = 0;
  let inside = 0;
  const run = oneAtATime(async () => {
    const gate = Promise.withResolvers<void>();
    open.push(gate);
    most = Math.max(most, ++inside);
    await gate.promise.finally(() => {
      inside--;
    });
  });
  const clock = fixedClock(0);
  const first = run(clock);
  await Promise.all([run(clock), run(clock), run(clock)]);
  open[0]?.resolve();
  await expect.poll(() => open.length).toBe(2);
  open[1]?.resolve();
  await first;
  expect([open.length, most]).toEqual([2, 1]);

  const failing = run(clock);
  open[2]?.reject(new Error("no"));
  await expect(failing).rejects.toThrow("no");
  const next = run(clock);
  open[3]?.resolve();
  await next;
  expect(open).toHaveLength(4);
});
