import type { Clock } from "#lib/platform/core/clock.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present } from "#lib/platform/database.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { requestRetirement } from "./request-retirement.ts";
import { agentsPastTheirEnd } from "./store.ts";

/**
 * Proposes the retirement of every agent in use whose end has passed, once for each end: what is refused is proposed
 * again only when the end was moved. Agents that did nothing for 90 days* join here, through `agentsPastTheirEnd`, once
 * their actions are recorded: until then nobody knows which are idle.
 */
export async function proposeRetirements(clock: Clock): Promise<void> {
  const context = systemContext("Retirements", clock);
  for (const { id, endsAt } of await agentsPastTheirEnd(present, clock.now()))
    try {
      await requestRetirement(context, {
        agent: id,
        reason: `Its purpose ended on ${dateInWords(Date.parse(endsAt))}.`,
        proposedFor: endsAt,
      });
    } catch (error) {
      // Another node, or a person, was quicker.
      if (!(error instanceof Refusal)) throw error;
    }
}
