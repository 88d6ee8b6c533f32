import { randomUUID } from "node:crypto";
import type { Clock } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { log } from "#lib/platform/logging.ts";
import { judgeAgents } from "./judge-agents.ts";
import { dueAgents } from "./store-due.ts";

/** Agents per transaction: few enough that a command never waits long for one of them. */
const BATCH = 50;

/**
 * Judges every agent whose time has come: what the clock alone changed (an expiry, a grace that ended), and what a large
 * write left on the due list. An agent that cannot be judged is logged and left for the next time; the others go on.
 * @returns how many were judged
 */
export async function judgeDue(clock: Clock): Promise<number> {
  const correlationId = randomUUID();
  const failed: string[] = [];
  let judged = 0;
  for (;;) {
    const now = clock.now();
    const due = await dueAgents(present, now, BATCH, failed);
    if (due.length === 0) return judged;
    const judge = (ids: readonly string[]) =>
      writing(now, (tx) => judgeAgents(tx, ids, now, correlationId), { timeout: 120_000 });
    try {
      await judge(due);
      judged += due.length;
    } catch (error) {
      if (due.length === 1) {
        log().error({ err: error, agent: due[0] }, "an agent could not be judged");
        failed.push(...due);
        continue;
      }
      for (const id of due)
        try {
          await judge([id]);
          judged += 1;
        } catch (single) {
          log().error({ err: single, agent: id }, "an agent could not be judged");
          failed.push(id);
        }
    }
  }
}
