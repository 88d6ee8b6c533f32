import type { Actor } from "#lib/identity/core/actor.ts";
import { fixedClock, type Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present } from "#lib/platform/database.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";

/** What a contender does, and as whom. */
export interface Contender<Verb extends string = string> {
  verb: Verb;
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

type Verbs = Readonly<Record<string, (context: Context, input: never) => Promise<unknown>>>;

async function run(verbs: Verbs, { number, barrier, now, verb, actor, input }: Order): Promise<Result> {
  await present.query("SELECT pg_advisory_xact_lock_shared($1)", [barrier]);
  try {
    await verbs[verb]?.({ ...systemContext("race", fixedClock(now)), actor }, input as never);
    return { number, refused: null, fault: null };
  } catch (error) {
    if (error instanceof Refusal) return { number, refused: error.rule, fault: null };
    return { number, refused: null, fault: String(error) };
  }
}

/** What one of the processes of a race does: it waits at the barrier, does what it was told, and says what came of it. */
export function contend(verbs: Verbs): void {
  process.on("message", (order: Order) => {
    void run(verbs, order).then((result) => process.send?.(result));
  });
}
