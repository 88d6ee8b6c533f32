import { notify } from "#lib/notifications/notify.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { retireAgent } from "#lib/registry/retire-agent.ts";
import type { Context } from "#lib/verbs/context.ts";
import { missingSteps, type PlannedStep } from "./core/checklist.ts";
import { empowered, type HeldRetirement } from "./retirement-in-hand.ts";
import { stepsToDo } from "./retirement-notices.ts";
import { addSteps } from "./store.ts";

type Held = Pick<HeldRetirement, "retirement" | "agent" | "steps" | "planned">;

/** The agent is retiring from now on, its checklist is made, and everybody who is asked for a step is told. */
export async function startSteps(tx: Transaction, held: Held, context: Context): Promise<PlannedStep[]> {
  const { agent } = held;
  if (agent.state !== "retiring")
    await retireAgent.within(tx, empowered(context), { agent: agent.id, reason: held.retirement.reason });
  return addMissingSteps(tx, held, context);
}

/** Steps for what became live since the checklist was made. @returns those that were added */
export async function addMissingSteps(
  tx: Transaction,
  { retirement, agent, steps, planned }: Held,
  { clock }: Context,
): Promise<PlannedStep[]> {
  const added = missingSteps(planned, steps);
  await addSteps(tx, retirement, added);
  const byPerson = Map.groupBy(added, ({ personId }) => personId);
  for (const [personId, theirs] of byPerson)
    if (personId !== null)
      await notify(
        tx,
        stepsToDo(
          { id: retirement.id, agent },
          personId,
          theirs.map(({ title }) => title),
        ),
        clock.now(),
      );
  return added;
}
