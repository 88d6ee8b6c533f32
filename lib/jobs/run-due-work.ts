import type { DueWork } from "#lib/due-work.ts";
import type { Clock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { noteEnd, noteFailure, noteStart } from "./store.ts";

/** Of an error message, what is kept for the page of the jobs. */
const LONGEST_ERROR = 1000;

/**
 * Runs a due work and notes when, for how long and with what end: what an admin reads on the page of the jobs. A failure
 * goes on to the queue, which tries again.
 */
export async function runDueWork({ name, run }: DueWork, clock: Clock): Promise<void> {
  const begun = clock.now();
  await noteStart(present, name, begun);
  try {
    await run(clock);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    await noteFailure(present, name, clock.now(), said.slice(0, LONGEST_ERROR));
    throw error;
  }
  const ended = clock.now();
  await noteEnd(present, name, ended, ended - begun);
}
