import { notify } from "#lib/notifications/notify.ts";
import type { Clock, Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present, writing } from "#lib/platform/database.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { securityPeople } from "../security-people.ts";
import { missingSteps } from "./core/checklist.ts";
import { startRetirement } from "./move-retirement.ts";
import { retirementInHand } from "./retirement-in-hand.ts";
import { stepsUnheld } from "./retirement-notices.ts";
import { addMissingSteps } from "./start-steps.ts";
import { retirementsInProgress, retirementsToStart, unheldSteps } from "./store.ts";

/**
 * Starts the retirements whose day has come, gives a step to whatever became live on an agent while it is retiring, and
 * tells security of steps for which nobody is there.
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
  await tellOfUnheldSteps(clock.now());
}

/** Whoever is asked for a step left, or nobody ever was: security hears of it once. */
async function tellOfUnheldSteps(now: Instant): Promise<void> {
  const unheld = await unheldSteps(present);
  if (unheld.length === 0) return;
  const people = await securityPeople(present);
  await writing(now, async (tx) => {
    for (const steps of unheld) for (const personId of people) await notify(tx, stepsUnheld(steps, personId), now);
  });
}
