import { z } from "zod";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { notify } from "#lib/notifications/notify.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { moment, text } from "#lib/verbs/fields.ts";
import { securityPeople } from "../security-people.ts";
import { refuseTerms } from "./core/exception-terms.ts";
import { gapInHand } from "./exception-in-hand.ts";
import { exceptionAsked } from "./exception-notices.ts";
import { isAskedFor, readExceptionById } from "./store.ts";

/**
 * Asks that a gap be accepted for a time: why, what is done meanwhile, until when. Nothing changes before security has
 * decided (R33, R47); the gap may be asked for again before the end of an exception that runs.
 */
export const requestException = command({
  may: "exception.request",
  summary: "Ask for an exception",
  input: z.strictObject({
    gap: z.string().max(100),
    reason: text(2000),
    compensatingControl: text(2000),
    endsAt: moment,
  }),
  async load(tx, input, { clock }) {
    const held = await gapInHand(tx, input.gap, clock.now());
    const { policy } = await loadOrganisation(tx, clock.now());
    return { ...held, policy, asked: await isAskedFor(tx, held.gap.id) };
  },
  on: ({ relation, gap }) => ({ ...relation, personId: gap.assigneeId }),
  decide({ gap, agent, policy, asked }, { reason, compensatingControl, endsAt }, { clock, actor }) {
    refuseTerms(gap, endsAt, clock.now(), policy);
    if (agent === null) throw new Error("A gap that can be excused has an agent.");
    if (asked)
      throw new Refusal("conflict", "exception-requested", "Somebody asked already, and security has not decided yet.");
    return {
      agent,
      gap,
      columns: {
        gapId: gap.id,
        gapKey: gap.key,
        agentId: agent.id,
        reason,
        compensatingControl,
        endsAt: new Date(endsAt),
        requestedById: actor.personId,
        requestedByName: actor.name,
        requestedAt: new Date(clock.now()),
      },
    };
  },
  async save(tx, { columns, agent, gap }, { actor, clock }) {
    const saved = await tx.models.exception.create({ data: columns });
    const told = { id: saved.id, endsAt: saved.endsAt.getTime(), agent, gap };
    for (const personId of await securityPeople(tx))
      if (personId !== actor.personId) await notify(tx, exceptionAsked(told, personId, actor), clock.now());
    return saved;
  },
  evidence: (saved, { agent, gap }) => [
    {
      type: "exception.requested",
      subject: { kind: "exception", id: saved.id, name: `${gap.rule} on ${agent.name}`, agentId: agent.id },
      payload: {
        gap: { id: gap.id, key: gap.key, rule: gap.rule, severity: gap.severity, sentence: gap.sentence },
        reason: saved.reason,
        compensatingControl: saved.compensatingControl,
        endsAt: saved.endsAt,
      },
    },
  ],
  touches: () => ({}),
  answer: (tx, { id }, { clock }) => readExceptionById(tx, id, clock.now()),
});
