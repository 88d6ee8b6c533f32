import type { Clock } from "./core/clock.ts";

/** The machine's clock. The one place that reads it. */
export const machineClock: Clock = { now: () => Date.now() };
