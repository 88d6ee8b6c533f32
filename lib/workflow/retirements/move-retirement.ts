import { z } from "zod";
import { notify } from "#lib/notifications/notify.ts";
import { settleEverybody, settleNotice } from "#lib/notifications/settle-notice.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { askingKeys } from "../tell-deciders.ts";
import { evidenceOfRetirement, type RetirementEvent, retirementLifecycle } from "./core/retirement-lifecycle.ts";
import { decidersOf } from "./deciders.ts";
import { readRetirementWith } from "./read-retirement.ts";
import { type HeldRetirement, retirementInHand, subjectOf } from "./retirement-in-hand.ts";
import { retirementAskedKey, retirementDecided } from "./retirement-notices.ts";
import { startSteps } from "./start-steps.ts";

type Moved = "approve" | "refuse" | "withdraw" | "start";

const permissionOf = (event: RetirementEvent) => {
  const arrow = retirementLifecycle.arrows.find((one) => one.event === event);
  if (!arrow) throw new Error(`The table has no ${event}.`);
  return arrow.may;
};

const isDecision = (event: Moved): boolean => event === "approve" || event === "refuse";

/** One event of a retirement as a command; permission, guards and next state come from the table. */
const moveRetirement = (event: Moved, summary: string) =>
  command({
    may: permissionOf(event),
    summary,
    input: z
      .strictObject({ retirement: z.string().max(100), version, reason: text(2000).optional() })
      .refine(({ reason }) => reason !== undefined || !isDecision(event), { path: ["reason"], message: "Say why." }),
    load: (tx, input, context) => retirementInHand(tx, input.retirement, context),
    on: ({ relation }) => relation,
    decide(held, input, { actor, clock }) {
      const { retirement, guarded } = held;
      requireVersion(retirement.version, input.version);
      const to = retirementLifecycle.next(retirement.state, event, guarded);
      const now = new Date(clock.now());
      const approved = event === "approve" || event === "start";
      const starts = approved && (retirement.scheduledAt === null || retirement.scheduledAt <= now);
      // What is approved without a day ahead starts in the same moment.
      const state = starts ? retirementLifecycle.next("approved", "start", guarded) : to;
      return {
        held,
        starts,
        steps: event === "approve" && starts ? [to, state] : [to],
        columns: {
          state,
          ...(isDecision(event) ? { decidedById: actor.personId, decidedAt: now, decision: input.reason ?? null } : {}),
          ...(starts ? { startedAt: now } : {}),
          ...(event === "withdraw" ? { withdrawnAt: now } : {}),
        },
      };
    },
    async save(tx, { held, starts, columns }, context) {
      const saved = await tx.models.retirement.update({
        where: { id: held.retirement.id },
        data: { ...columns, version: { increment: 1 } },
      });
      await tell(tx, event, held, saved, context);
      return { saved, added: starts ? await startSteps(tx, held, context) : [] };
    },
    evidence: ({ saved, added }, { held: { retirement, agent }, steps }) => {
      const names = event === "approve" && steps.length > 1 ? (["approve", "start"] as const) : ([event] as const);
      return names.map((name, at) => ({
        type: evidenceOfRetirement[name],
        subject: subjectOf(saved, agent),
        payload: {
          changes: { state: { from: at === 0 ? retirement.state : steps[0], to: steps[at] } },
          ...(name === "approve" || name === "refuse" ? { decision: saved.decision } : {}),
          ...(name === "start"
            ? { steps: added.map(({ key, title, role, personId }) => ({ key, title, role, personId })) }
            : {}),
        },
      }));
    },
    touches: (_saved, { held }) => ({ agents: [held.agent.id] }),
    answer: (tx, { saved }, context) => readRetirementWith(tx, saved.id, context),
  });

/** Who asked hears of the decision; who was asked is asked no more. */
async function tell(
  tx: Transaction,
  event: Moved,
  { retirement, agent }: HeldRetirement,
  saved: { id: string; decision: string | null },
  { actor, clock }: Context,
): Promise<void> {
  const now = clock.now();
  if (retirement.state === "requested") {
    for (const personId of await decidersOf(tx, retirement, now))
      await settleNotice(tx, personId, retirementAskedKey(saved.id), now);
    await settleEverybody(tx, [{ keysBegin: askingKeys("retirement", saved.id), still: null }], now);
  }
  if (isDecision(event) && retirement.requestedById !== null)
    await notify(
      tx,
      retirementDecided({ id: saved.id, agent }, retirement.requestedById, {
        approved: event === "approve",
        by: actor,
        because: saved.decision ?? "",
      }),
      now,
    );
}

/** Agrees to a retirement; without a day ahead it starts in the same moment. Not by who asked (R39). */
export const approveRetirement = moveRetirement("approve", "Approve a retirement");

/** Says no, and why; the agent goes on. */
export const refuseRetirement = moveRetirement("refuse", "Refuse a retirement");

/** Takes a retirement back before it has started. */
export const withdrawRetirement = moveRetirement("withdraw", "Withdraw a retirement");

/** Starts a retirement whose day has come: the agent is retiring, and the checklist is made from its facts. */
export const startRetirement = moveRetirement("start", "Start a retirement");
