import { z } from "zod";
import { settleNotice } from "#lib/notifications/settle-notice.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { bothNames } from "#lib/registry/core/standing-in.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { verifyAgentRetirement } from "#lib/registry/verify-agent-retirement.ts";
import { command } from "#lib/verbs/command.ts";
import { reference, text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { evidenceOfRetirement, retirementLifecycle } from "./core/retirement-lifecycle.ts";
import { verifiersOf } from "./deciders.ts";
import { readRetirementWith } from "./read-retirement.ts";
import { empowered, retirementInHand, subjectOf } from "./retirement-in-hand.ts";
import { toVerifyKey } from "./retirement-notices.ts";
import { liveAssignments, underWay } from "./store.ts";

/**
 * Confirms that nothing of an agent acts any more, by somebody who did no step (R99). In the same moment its people are
 * released and it is retired: afterwards nothing of it is live.
 */
export const verifyRetirement = command({
  may: "retirement.verify",
  summary: "Verify a retirement",
  input: z
    .strictObject({
      retirement: z.string().max(100).optional(),
      /** By its agent instead: then the version is the agent's. */
      agent: reference.optional(),
      version,
      reason: text(2000),
    })
    .refine(({ retirement, agent }) => (retirement === undefined) !== (agent === undefined), {
      path: ["retirement"],
      message: "Name the retirement or its agent.",
    }),
  async load(tx, input, context) {
    if (input.retirement !== undefined) return retirementInHand(tx, input.retirement, context);
    const id = await underWay(tx, await idInAddress(tx, "agent", input.agent ?? ""));
    if (id === null)
      throw new Refusal("conflict", "no-retirement", "No retirement of this agent is under way. Ask for it first.");
    return retirementInHand(tx, id, context);
  },
  on: ({ relation }) => relation,
  decide(held, input, { actor, clock }) {
    const { retirement, agent, guarded } = held;
    requireVersion(input.agent === undefined ? retirement.version : agent.version, input.version);
    const verified = retirementLifecycle.next(retirement.state, "verify", guarded);
    const state = retirementLifecycle.next(verified, "retire", guarded);
    const now = new Date(clock.now());
    return {
      held,
      verified,
      columns: {
        state,
        verifiedById: actor.personId,
        verifiedAt: now,
        verification: input.reason,
        retiredAt: now,
      },
    };
  },
  async save(tx, { held, verified, columns }, context) {
    const { retirement, agent, guarded } = held;
    const now = context.clock.now();
    const watching = await verifiersOf(tx, agent.id, guarded.executors, now);
    // Both arrows of the table, one after the other: the database holds each to its rule.
    const { state, retiredAt, ...verification } = columns;
    await tx.models.retirement.update({ where: { id: retirement.id }, data: { ...verification, state: verified } });
    const released = await liveAssignments(tx, agent.id, now);
    const able = empowered(context);
    for (const assignment of released)
      await endAssignment.within(tx, able, { assignment, reason: `${agent.name} is retired.` });
    await verifyAgentRetirement.within(tx, able, { agent: agent.id });
    const saved = await tx.models.retirement.update({
      where: { id: retirement.id },
      data: { state, retiredAt, version: { increment: 1 } },
    });
    for (const personId of watching) await settleNotice(tx, personId, toVerifyKey(retirement.id), now);
    return { saved, released: released.length };
  },
  evidence: ({ saved, released }, { held: { retirement, agent, steps }, verified }) => [
    {
      type: evidenceOfRetirement.verify,
      subject: subjectOf(saved, agent),
      payload: {
        changes: { state: { from: retirement.state, to: verified } },
        verification: saved.verification,
        steps: steps.map(({ id, title, state, doneBy, doneFor, doneAt }) => ({
          id,
          title,
          state,
          doneBy: doneBy && doneFor ? bothNames(doneBy, doneFor) : doneBy?.name,
          doneAt,
        })),
      },
    },
    {
      type: evidenceOfRetirement.retire,
      subject: subjectOf(saved, agent),
      payload: { changes: { state: { from: verified, to: saved.state } }, releasedAssignments: released },
    },
  ],
  touches: (_saved, { held }) => ({ agents: [held.agent.id] }),
  answer: (tx, { saved }, context) => readRetirementWith(tx, saved.id, context),
  timeout: 60_000,
});
