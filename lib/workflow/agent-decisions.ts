import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { answerAfterWrite } from "#lib/registry/agent-answer.ts";
import { carryAgentEvent } from "#lib/registry/agent-event.ts";
import { agentInHand } from "#lib/registry/agent-in-hand.ts";
import { agentLifecycle } from "#lib/registry/core/agent-lifecycle.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { reference, text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { isAsked, isReady } from "./core/decide.ts";
import { decideRequest } from "./decide-request.ts";
import { nothing, type Outcome } from "./outcome.ts";
import { relationOfRequest } from "./relation-of-request.ts";
import { requestChanges } from "./request-changes.ts";
import { type HeldRequest, unclosedRequests } from "./store-requests.ts";
import { withdrawRequest } from "./withdraw-request.ts";

/** These are answered each by itself (R54, R57), never by the way of another. */
const byItself: readonly string[] = ["identity", "scope", "oversight", "residual_risk"];

/** The agent with its open registration, at whose address its decisions can be given too. */
async function registrationOf(tx: Transaction, name: string, context: Context) {
  const { agent, relation } = await agentInHand(tx, name, context.clock.now());
  const [request] = await unclosedRequests(tx, agent.id, "registration");
  return { agent, relation, request };
}

type Loaded = Awaited<ReturnType<typeof registrationOf>>;

function openOf({ agent, request }: Loaded): HeldRequest {
  // Where the agent is not submitted, its table says what is possible instead.
  agentLifecycle.arrow(agent.state, "approve");
  // Where there is no request nobody is asked, and the access table has refused everybody by now.
  if (request === undefined) throw new Error("A decision is asked for, and no request is open.");
  return request;
}

/** The slots that a person can decide now, of those that a decision at the agent's address is about. */
function slotsFor(request: HeldRequest, only: string | null, { actor }: Context): string[] {
  const open = request.decisions.filter(
    ({ slot, decision }) => decision === null && (only === null ? !byItself.includes(slot) : slot === only),
  );
  const theirs = open.filter((slot) => isAsked(slot, actor) && isReady(slot, request.decisions));
  const [first] =
    theirs.length > 0 ? theirs : only === null ? [] : request.decisions.filter(({ slot }) => slot === only);
  if (first === undefined)
    throw new Refusal(
      "conflict",
      "nothing-asked",
      only === null
        ? "Nothing is asked of you here but questions that are answered each by itself. Look at the request."
        : "This registration does not demand that decision.",
    );
  return theirs.length > 0 ? theirs.map(({ slot }) => slot) : [first.slot];
}

/** Gives decisions of the open registration at the agent's own address; each is a decision of the request. */
const decideAgent = (summary: string, decision: "approve" | "reject", only: string | null) =>
  command({
    may: "request.decide",
    summary,
    input: z.strictObject({ agent: reference, version, reason: text(2000) }),
    load: (tx, { agent }, context) => registrationOf(tx, agent, context),
    on: (loaded) => (loaded.request === undefined ? {} : relationOfRequest(loaded.request, only ?? undefined)),
    decide(loaded, { version: basedOn, reason }, context) {
      const request = openOf(loaded);
      requireVersion(loaded.agent.version, basedOn);
      const slots = slotsFor(request, only, context);
      return { agent: loaded.agent, request, reason, slots: decision === "reject" ? slots.slice(0, 1) : slots };
    },
    async save(tx, { agent, request, reason, slots }, context) {
      for (const slot of slots)
        await decideRequest.within(tx, context, { request: request.id, slot, decision, reason });
      return agent;
    },
    // Each decision left its own, and was judged with it.
    evidence: () => [],
    touches: () => ({}),
    answer: (tx, { id }, context) => answerAfterWrite(tx, id, context),
  });

/** Says yes to everything that the registration asks of whoever asks, but for what is answered by itself. */
export const approveAgent = decideAgent("Approve what a registration asks of you", "approve", null);

/** Says no to the registration, and what has to change. */
export const rejectAgent = decideAgent("Reject a registration", "reject", null);

/** Who runs the agent says that its identity is right. */
export const approveIdentity = decideAgent("Approve the identity of an agent", "approve", "identity");

/** Its security owner says that its scope is right. */
export const approveScope = decideAgent("Approve the scope of an agent", "approve", "scope");

/** Its security owner says that people oversee it well enough. */
export const approveOversight = decideAgent("Approve the oversight model of an agent", "approve", "oversight");

/** Sends the registration back at the agent's own address. */
export const requestChangesOfAgent = command({
  may: "request.decide",
  summary: "Ask for changes to a submitted agent",
  input: z.strictObject({ agent: reference, version, reason: text(2000) }),
  load: (tx, { agent }, context) => registrationOf(tx, agent, context),
  on: ({ request }) => (request === undefined ? {} : relationOfRequest(request)),
  decide(loaded, { version: basedOn, reason }) {
    const request = openOf(loaded);
    requireVersion(loaded.agent.version, basedOn);
    return { agent: loaded.agent, request, reason };
  },
  async save(tx, { agent, request, reason }, context) {
    await requestChanges.within(tx, context, { request: request.id, reason });
    return agent;
  },
  evidence: () => [],
  touches: () => ({}),
  answer: (tx, { id }, context) => answerAfterWrite(tx, id, context),
});

/** Takes a submission back at the agent's own address: its request is withdrawn. */
export const withdrawAgent = command({
  may: "agent.submit",
  summary: "Withdraw a submitted agent",
  input: z.strictObject({ agent: reference, version, reason: text(2000).optional() }),
  load: (tx, { agent }, context) => registrationOf(tx, agent, context),
  on: ({ relation }) => relation,
  decide({ agent, request }, { version: basedOn, reason }) {
    agentLifecycle.arrow(agent.state, "withdraw");
    requireVersion(agent.version, basedOn);
    return { agent, request, reason };
  },
  async save(tx, { agent, request, reason }, context) {
    if (request !== undefined) await withdrawRequest.within(tx, context, { request: request.id, reason });
    // A submission from before there were requests has none to withdraw.
    const alone: Outcome = request === undefined ? await carryAgentEvent(tx, agent.id, "withdraw", context) : nothing;
    return { agent, ...alone };
  },
  evidence: ({ drafts }) => drafts,
  touches: ({ touched }) => touched,
  answer: (tx, { agent }, context) => answerAfterWrite(tx, agent.id, context),
});
