import type { Transaction } from "#lib/platform/database.ts";
import { answerAfterWrite } from "#lib/registry/agent-answer.ts";
import { agentBeforeEvent, permissionOfEvent, writeAgentEvent } from "#lib/registry/agent-event.ts";
import { agentLifecycle } from "#lib/registry/core/agent-lifecycle.ts";
import { eventInput } from "#lib/registry/move-agent.ts";
import { recordAnswers } from "#lib/registry/record-answers.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { ACCEPTED, askAgain } from "./ask-again.ts";
import { frameRegistration } from "./frame-registration.ts";
import { openRequest } from "./open-request.ts";
import { type Outcome, together } from "./outcome.ts";
import { lastReviewed, unclosedRequests } from "./store-requests.ts";
import { tellDeciders } from "./tell-deciders.ts";

/**
 * Asks for approval: what the rules need must be stated. Opens the request of the registration, with the decisions that
 * follow from the agent's facts; a business owner who submits has thereby accepted. What comes back after changes were
 * asked for is the same request again: decisions about what did not change stand.
 */
export const submitAgent = command({
  may: permissionOfEvent("submit"),
  summary: "Submit an agent for approval",
  input: eventInput,
  load: (tx, input, context) => agentBeforeEvent(tx, input.agent, context),
  on: ({ relation }) => relation,
  decide({ agent, guarded }, input) {
    requireVersion(agent.version, input.version);
    return { agent, to: agentLifecycle.next(agent.state, "submit", guarded) };
  },
  async save(tx, { agent, to }, context) {
    const moved = await writeAgentEvent(tx, agent, { event: "submit", to }, context);
    const asked = await askForRegistration(tx, moved.agent, context);
    return { agent: moved.agent, ...together({ drafts: moved.drafts, touched: moved.touched }, asked) };
  },
  evidence: ({ drafts }) => drafts,
  touches: ({ touched }) => touched,
  answer: (tx, { agent }, context) => answerAfterWrite(tx, agent.id, context),
});

async function askForRegistration(
  tx: Transaction,
  agent: { id: string; name: string },
  context: Context,
): Promise<Outcome> {
  const submitter = context.actor.personId;
  const [before] = await unclosedRequests(tx, agent.id, "registration");
  if (before !== undefined)
    return askAgain(tx, before, await frameRegistration(tx, agent.id, submitter, context), context);
  // What was answered in an earlier round was about what was shown then.
  const cleared = await recordAnswers(
    tx,
    agent.id,
    (["identity", "scope", "oversight", "risk"] as const).map((answer) => ({ answer, by: null, at: null })),
  );
  const frame = await frameRegistration(tx, agent.id, submitter, context);
  const own = frame.slots.find(({ slot, ownAllowed }) => slot === "business_owner" && ownAllowed);
  const { request, outcome } = await openRequest(tx, context, {
    kind: "registration",
    agentId: agent.id,
    subject: { kind: "agent", id: agent.id, name: agent.name },
    title: `Register ${agent.name}`,
    ...frame,
    given: own === undefined ? {} : { business_owner: context.reason ?? ACCEPTED },
    reviewed: await lastReviewed(tx, "registration", agent.id),
  });
  await tellDeciders(tx, request.id, context.clock.now());
  return together(cleared, outcome);
}
