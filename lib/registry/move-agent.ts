import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { line, reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { answerAfterWrite } from "./agent-answer.ts";
import { agentBeforeEvent, permissionOfEvent, writeAgentEvent } from "./agent-event.ts";
import { type AgentEvent, agentLifecycle } from "./core/agent-lifecycle.ts";

/** What an event of an agent takes. */
export const eventInput = z.strictObject({ agent: reference, version, reason: line(1000).optional() });

/**
 * One event of the agent's lifecycle as a command: permission, guards and next state come from the table. An event
 * that the state does not allow is a conflict that says what is possible. Events that belong to a request are not made
 * by this: they follow from its decisions (lib/workflow).
 */
export const moveAgent = (
  event: Exclude<AgentEvent, "submit" | "approve" | "reject" | "request_changes" | "withdraw">,
  summary: string,
) =>
  command({
    may: permissionOfEvent(event),
    summary,
    input: eventInput,
    load: (tx, input, context) => agentBeforeEvent(tx, input.agent, context),
    on: ({ relation }) => relation,
    decide({ agent, guarded }, input) {
      requireVersion(agent.version, input.version);
      return { agent, to: agentLifecycle.next(agent.state, event, guarded) };
    },
    save: (tx, { agent, to }, context) => writeAgentEvent(tx, agent, { event, to }, context),
    evidence: ({ drafts }) => drafts,
    touches: ({ touched }) => touched,
    answer: (tx, { agent }, context) => answerAfterWrite(tx, agent.id, context),
  });
