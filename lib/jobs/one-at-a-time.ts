import type { Clock } from "#lib/platform/core/clock.ts";

/**
 * A work of which this process has one run at a time: asked for while it runs, it runs once more afterwards, and who
 * asked does not wait. So a long run does not hold every place of the queue, and a process that is killed has one mail
 * or one message in its hands, not several.
 */
export function oneAtATime(run: (clock: Clock) => Promise<void>): (clock: Clock) => Promise<void> {
  let running = false;
  let again = false;
  return async (clock) => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await run(clock);
      } while (again);
    } finally {
      running = false;
    }
  };
}
