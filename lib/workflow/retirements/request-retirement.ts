import { z } from "zod";
import { actsByItself } from "#lib/identity/core/actor.ts";
import { notify } from "#lib/notifications/notify.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { agentInHand } from "#lib/registry/agent-in-hand.ts";
import { agentLifecycle } from "#lib/registry/core/agent-lifecycle.ts";
import { command } from "#lib/verbs/command.ts";
import { moment, reference, text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { decidersOf } from "./deciders.ts";
import { readRetirementWith } from "./read-retirement.ts";
import { subjectOf } from "./retirement-in-hand.ts";
import { retirementAsked } from "./retirement-notices.ts";
import { underWay } from "./store.ts";

/**
 * Asks that an agent be retired: why, what to use instead, whom to ask, and when (R94, R101). The agent goes on until
 * somebody else has approved it and its day has come.
 */
export const requestRetirement = command({
  may: "agent.retire",
  summary: "Ask for the retirement of an agent",
  input: z.strictObject({
    agent: reference,
    version,
    reason: text(2000),
    alternative: text(2000).nullable().optional(),
    contact: text(500).nullable().optional(),
    scheduledAt: moment.nullable().optional(),
    /** The end of its purpose, where the clock proposes it; only jobs say so. */
    proposedFor: moment.optional(),
  }),
  async load(tx, input, { clock }) {
    const held = await agentInHand(tx, input.agent, clock.now());
    return { ...held, known: await underWay(tx, held.agent.id) };
  },
  on: ({ relation }) => relation,
  decide({ agent, known }, input, { actor, clock }) {
    requireVersion(agent.version, input.version);
    if (known !== null)
      throw new Refusal("conflict", "retirement-under-way", "A retirement of this agent is under way already.");
    // An agent that was put into retirement without a checklist gets one; else the agent's own table says whether.
    if (agent.state !== "retiring") agentLifecycle.arrow(agent.state, "retire");
    // Who could say it would keep the clock from proposing the retirement at that end (by `agentsPastTheirEnd`).
    if (input.proposedFor !== undefined && !actsByItself(actor))
      throw invalid([{ path: "proposedFor", message: "Only the clock proposes." }]);
    const { reason, alternative = null, contact = null, scheduledAt = null, proposedFor } = input;
    if (scheduledAt !== null && scheduledAt <= clock.now())
      throw invalid([{ path: "scheduledAt", message: "Choose a day that lies ahead, or none to start at once." }]);
    return {
      agent,
      columns: {
        agentId: agent.id,
        reason,
        alternative,
        contact,
        scheduledAt: scheduledAt === null ? null : new Date(scheduledAt),
        proposedFor: proposedFor === undefined ? null : new Date(proposedFor),
        requestedById: actor.personId,
        requestedByName: actor.name,
        requestedAt: new Date(clock.now()),
      },
    };
  },
  async save(tx, { agent, columns }, { actor, clock }) {
    const saved = await tx.models.retirement.create({ data: columns });
    for (const personId of await decidersOf(tx, columns, clock.now()))
      await notify(tx, retirementAsked({ id: saved.id, agent, reason: saved.reason }, personId, actor), clock.now());
    return saved;
  },
  evidence: (saved, { agent }) => [
    {
      type: "retirement.requested",
      subject: subjectOf(saved, agent),
      payload: {
        agent: { id: agent.id, slug: agent.slug, name: agent.name, state: agent.state },
        reason: saved.reason,
        alternative: saved.alternative,
        contact: saved.contact,
        scheduledAt: saved.scheduledAt,
        proposedFor: saved.proposedFor,
      },
    },
  ],
  touches: () => ({}),
  answer: (tx, { id }, context) => readRetirementWith(tx, id, context),
});
