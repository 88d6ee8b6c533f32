import { appendEvidence } from "#lib/evidence/append.ts";
import { systemActor } from "#lib/identity/core/actor.ts";
import { notify } from "#lib/notifications/notify.ts";
import { type Clock, fixedClock, type Instant, iso } from "#lib/platform/core/clock.ts";
import { present, type Transaction, writing } from "#lib/platform/database.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { type Escalation, escalatesTo, stepDue } from "../core/undecided.ts";
import { awaitedException } from "../exceptions/awaited-exception.ts";
import { awaitedRetirement } from "../retirements/awaited-retirement.ts";
import { awaitedDecision } from "./awaited-decision.ts";
import { keepAsk, namesOf, type SubjectKind, undecided, type Waiting } from "./store-undecided.ts";
import type { AwaitedDecision, LoadAwaited } from "./undecided.ts";
import { dueSoon, escalated, overdue } from "./undecided-notices.ts";

const actor = systemActor("follow-decisions", "job");

const awaitedOf: Record<SubjectKind, LoadAwaited> = {
  decision: awaitedDecision,
  exception: awaitedException,
  retirement: awaitedRetirement,
};

/**
 * Reminds whoever is asked for a decision a day before it is due, and takes what is overdue to somebody else beside
 * them, each once for every time that it is asked for. Nothing waits for anybody's memory: a run that was missed is made
 * up for by the next, and a second one finds nothing left to do, on this node or another.
 */
export async function followDecisions(clock: Clock): Promise<void> {
  const now = clock.now();
  for (const waiting of await undecided(present, now))
    if (stepDue(waiting, now) !== null) await writing(now, (tx) => follow(tx, waiting, now));
}

async function follow(tx: Transaction, found: Waiting, now: Instant): Promise<void> {
  const context = systemContext(actor.name, fixedClock(now), actor);
  const awaited = await awaitedOf[found.kind](tx, found.id, context);
  // Looked at again behind the lock: it was decided meanwhile, or another node was here.
  const [waiting] = await undecided(tx, now, found.id);
  const step = waiting && stepDue(waiting, now);
  if (!awaited || !waiting || !step) return;
  const told = step === "remind" ? await remind(tx, waiting, awaited, now) : await escalate(tx, waiting, awaited, now);
  if (told === null) return;
  const prefix = waiting.kind === "decision" ? "request" : waiting.kind;
  await appendEvidence(tx, { actor, now, correlationId: context.correlationId, reason: null }, [
    {
      type: `${prefix}.${step === "remind" ? "reminded" : "escalated"}`,
      subject: awaited.subject,
      payload: { ...awaited.about, ...told, askedAt: iso(waiting.turnAt), dueAt: iso(waiting.dueAt) },
    },
  ]);
}

const named = (ids: Iterable<string>, names: ReadonlyMap<string, string>) =>
  [...ids].map((id) => ({ id, name: names.get(id) ?? "" }));

async function remind(tx: Transaction, waiting: Waiting, awaited: AwaitedDecision, now: Instant) {
  const { asked } = awaited.above;
  if (asked.size === 0 || !(await keepAsk(tx, waiting, null, now))) return null;
  for (const personId of asked) await notify(tx, dueSoon(waiting, awaited, personId), now);
  return { asked: named(asked, await namesOf(tx, [...asked])) };
}

async function escalate(tx: Transaction, waiting: Waiting, awaited: AwaitedDecision, now: Instant) {
  const { above } = awaited;
  const to = escalatesTo(above);
  if (to === null || !(await keepAsk(tx, waiting, to, now))) return null;
  const people = peopleOf(to, awaited);
  const names = await namesOf(tx, [...above.asked, ...people]);
  const asked = named(above.asked, names);
  for (const personId of above.asked) await notify(tx, overdue(waiting, awaited, personId, goesTo(to, names)), now);
  for (const personId of people) await notify(tx, escalated(waiting, awaited, personId, asked), now);
  return { asked, to: to.toId === null ? { role: to.toRole } : named([to.toId], names)[0] };
}

/** Whom it goes to: a person, or everybody who has the platform role and may decide it. */
const peopleOf = ({ toId, toRole }: Escalation, { above }: AwaitedDecision): string[] =>
  toId !== null
    ? [toId]
    : (above.roles.find(({ role }) => role === toRole)?.holders ?? []).filter(
        (id) => !above.asked.has(id) && !above.barred.has(id),
      );

const goesTo = ({ toId, toRole }: Escalation, names: ReadonlyMap<string, string>): string =>
  toId === null ? `whoever has platform role ${inWords(toRole)}` : (names.get(toId) ?? "somebody else");
