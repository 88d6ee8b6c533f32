import { z } from "zod";
import { notify } from "#lib/notifications/notify.ts";
import { settleEverybody, settleNotice } from "#lib/notifications/settle-notice.ts";
import { command } from "#lib/verbs/command.ts";
import { text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { securityPeople } from "../security-people.ts";
import { askingKeys } from "../tell-deciders.ts";
import { type ExceptionEvent, evidenceOfException, exceptionLifecycle } from "./core/exception-lifecycle.ts";
import { exceptionInHand } from "./exception-in-hand.ts";
import { exceptionAskedKey, exceptionDecided } from "./exception-notices.ts";
import { readExceptionById } from "./store.ts";

/** A decision is explained; taking back what one asked for needs no word, and the clock has none. */
const needsReason: readonly ExceptionEvent[] = ["approve", "refuse"];

const permissionOf = (event: ExceptionEvent) => {
  const arrow = exceptionLifecycle.arrows.find((one) => one.event === event);
  if (!arrow) throw new Error(`The table has no ${event}.`);
  return arrow.may;
};

/** One event of the exception's lifecycle as a command: permission, guards and next state come from the table. */
const moveException = (event: ExceptionEvent, summary: string) =>
  command({
    may: permissionOf(event),
    summary,
    input: z
      .strictObject({ exception: z.string().max(100), version, reason: text(2000).optional() })
      .refine(({ reason }) => reason !== undefined || !needsReason.includes(event), {
        path: ["reason"],
        message: "Say why.",
      }),
    load: (tx, input, { clock }) => exceptionInHand(tx, input.exception, clock.now()),
    on: ({ relation }) => relation,
    decide({ exception, gap, agent, holders }, input, { actor, clock }) {
      requireVersion(exception.version, input.version);
      const now = clock.now();
      const state = exceptionLifecycle.next(exception.state, event, {
        asking: actor.personId,
        requestedBy: exception.requestedById,
        holders,
        endsAt: exception.endsAt.getTime(),
        now,
      });
      const at = new Date(now);
      const decided = needsReason.includes(event)
        ? { decidedById: actor.personId, decidedAt: at, decision: input.reason ?? null }
        : { endedAt: at };
      return { exception, gap, agent, columns: { state, ...decided } };
    },
    async save(tx, { exception, gap, agent, columns }, { actor, clock }) {
      const saved = await tx.models.exception.update({
        where: { id: exception.id },
        data: { ...columns, version: { increment: 1 } },
      });
      const now = clock.now();
      if (exception.state === "requested") {
        for (const personId of await securityPeople(tx))
          await settleNotice(tx, personId, exceptionAskedKey(saved.id), now);
        await settleEverybody(tx, [{ keysBegin: askingKeys("exception", saved.id), still: null }], now);
      }
      if (needsReason.includes(event) && saved.requestedById !== null && agent !== null)
        await notify(
          tx,
          exceptionDecided({ id: saved.id, endsAt: saved.endsAt.getTime(), agent, gap }, saved.requestedById, {
            approved: event === "approve",
            by: actor,
            because: saved.decision ?? "",
          }),
          now,
        );
      return saved;
    },
    evidence: (saved, { exception, gap, agent }) => [
      {
        type: evidenceOfException[event],
        subject: {
          kind: "exception",
          id: saved.id,
          name: `${gap.rule} on ${agent?.name ?? "the organisation"}`,
          agentId: saved.agentId,
        },
        payload: {
          changes: { state: { from: exception.state, to: saved.state } },
          gap: { id: gap.id, key: gap.key, rule: gap.rule, severity: gap.severity },
          requestedBy: saved.requestedByName,
          endsAt: saved.endsAt,
          ...(saved.decision === null ? {} : { decision: saved.decision }),
        },
      },
    ],
    // What is accepted follows from the exceptions: the judgement behind this write opens or accepts the gap.
    touches: (saved) => ({ agents: [saved.agentId] }),
    answer: (tx, { id }, { clock }) => readExceptionById(tx, id, clock.now()),
  });

/** Accepts the gap until the end that was asked for; by a person of security who stands apart (R33, R47). */
export const approveException = moveException("approve", "Approve an exception");

/** Says no, and why: the gap stays open. */
export const refuseException = moveException("refuse", "Refuse an exception");

/** Takes an exception back, before or after the decision; a gap that it accepted is open again at once. */
export const withdrawException = moveException("withdraw", "Withdraw an exception");

/** Records that the end of an exception has come; the gap is open since then in any case. */
export const expireException = moveException("expire", "Record the end of an exception");
