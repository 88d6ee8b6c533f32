// One of the two processes of a race: it waits at the barrier, does what it was told, and says what came of it.
import type { Actor } from "#lib/identity/core/actor.ts";
import { fixedClock, type Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present } from "#lib/platform/database.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { decideRequest } from "./decide-request.ts";
import { requestChanges } from "./request-changes.ts";
import { requestKindRules } from "./request-kinds.ts";
import { withdrawRequest } from "./withdraw-request.ts";
import "#lib/boot.ts";

const verbs = { decide: decideRequest, changes: requestChanges, withdraw: withdrawRequest };

/** What a contender does, and as whom. */
export interface Contender {
  verb: keyof typeof verbs;
  actor: Actor;
  input: Record<string, unknown>;
}

/** A contender's orders: behind this lock, at this time. */
export interface Order extends Contender {
  number: number;
  barrier: number;
  now: Instant;
}

/** What came of it: the rule of a refusal, null where it was done, and a fault that was neither. */
export interface Result {
  number: number;
  refused: string | null;
  fault: string | null;
}

/** What is carried out leaves an entry, so that whoever looks from outside can count. */
export const CARRIED_OUT = "race.carried_out";
requestKindRules.exception = {
  approved: async (_tx, { id, title }) => ({
    drafts: [{ type: CARRIED_OUT, subject: { kind: "request", id, name: title, agentId: null }, payload: {} }],
    touched: {},
  }),
};

async function run({ number, barrier, now, verb, actor, input }: Order): Promise<Result> {
  await present.query("SELECT pg_advisory_xact_lock_shared($1)", [barrier]);
  try {
    await verbs[verb]({ ...systemContext("race", fixedClock(now)), actor }, input as never);
    return { number, refused: null, fault: null };
  } catch (error) {
    if (error instanceof Refusal) return { number, refused: error.rule, fault: null };
    return { number, refused: null, fault: String(error) };
  }
}

process.on("message", (order: Order) => {
  void run(order).then((result) => process.send?.(result));
});
