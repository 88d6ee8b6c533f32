import type { Clock } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present, writing } from "#lib/platform/database.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { missingSteps } from "./core/checklist.ts";
import { startRetirement } from "./move-retirement.ts";
import { retirementInHand } from "./retirement-in-hand.ts";
import { addMissingSteps } from "./start-steps.ts";
import { retirementsInProgress, retirementsToStart } from "./store.ts";

/**
 * Starts the retirements whose day has come, and gives a step to whatever became live on an agent while it is retiring.
 * Run twice, it changes nothing the second time.
 */
export async function runRetirements(clock: Clock): Promise<void> {
  const context = systemContext("Retirements", clock);
  for (const retirement of await retirementsToStart(present, clock.now()))
    try {
      await startRetirement(context, { retirement });
    } catch (error) {
      // Another node started it, somebody withdrew it, or the agent is no longer in a state to be retired.
      if (!(error instanceof Refusal)) throw error;
    }
  for (const id of await retirementsInProgress(present))
    await writing(clock.now(), async (tx) => {
      const held = await retirementInHand(tx, id, context);
      if (held.retirement.state !== "in_progress" || missingSteps(held.planned, held.steps).length === 0) return;
      await addMissingSteps(tx, held, context);
    });
}
