import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { appendEvidence } from "#lib/evidence/append.ts";
import { notify } from "#lib/notifications/notify.ts";
import { type Clock, type Instant, iso, Moment } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present, type Transaction, writing } from "#lib/platform/database.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { type Line, lineOf } from "#lib/registry/core/succession.ts";
import { isAway } from "#lib/registry/is-away.ts";
import { loadFacts } from "#lib/registry/load-facts.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";
import { drillAsked } from "./drill-asked.ts";
import { closeDrill } from "./move-drill.ts";
import { startDrill } from "./start-drill.ts";
import { addAsks, drillForUpdate, dueDrills, type HeldDrill, type Seat } from "./store.ts";

/**
 * Moves drills on by the clock: silence goes to the next deputy, a drill without anybody left to ask closes, and a
 * repeat begins when its day has come. Run twice, it asks and begins once.
 */
export async function advanceDrills(clock: Clock): Promise<void> {
  const now = clock.now();
  const context = systemContext("Drills", clock);
  for (const { id, repeats } of await dueDrills(present, iso(now)))
    try {
      await writing(now, (tx) => (repeats ? repeat(tx, context, id) : advance(tx, context, id)), { timeout: 120_000 });
    } catch (error) {
      // Another node was first, or the scope holds nobody today: the next run looks again.
      if (!(error instanceof Refusal)) throw error;
    }
}

async function repeat(tx: Transaction, context: Context, id: string): Promise<void> {
  const { drill } = await drillForUpdate(tx, id);
  const later = await tx.models.drill.count({
    where: { seriesId: drill.seriesId, startedAt: { gt: drill.startedAt } },
  });
  if (later > 0) return;
  await startDrill.within(tx, context, {
    name: drill.name,
    tier: drill.tier === "critical" ? "critical" : "high",
    unit: drill.unit,
    minutes: drill.minutes,
    repeatDays: drill.repeatDays,
    series: drill.seriesId,
  });
}

async function advance(tx: Transaction, context: Context, id: string): Promise<void> {
  const now = context.clock.now();
  const { drill, asks } = await drillForUpdate(tx, id);
  if (drill.state !== "running") return;
  const seats = [...Map.groupBy(asks, ({ assignmentId }) => assignmentId).values()];
  const unanswered = seats.filter((seat) =>
    seat.every(({ answeredAt, dueAt }) => answeredAt === null && dueAt.getTime() <= now),
  );
  const lines = await linesOf(tx, unanswered, now);
  const next: (Seat & { rank: number; passedOver: Line["passedOver"] })[] = [];
  for (const seat of unanswered) {
    const last = seat.at(-1);
    const line = last && lines.get(last.assignmentId);
    const person = line?.line.find((one) => !seat.some(({ personId }) => personId === one.person.id))?.person;
    if (last && line && person)
      next.push({ ...last, personId: person.id, rank: last.rank + 1, passedOver: line.passedOver });
  }
  if (next.length > 0) await ask(tx, context, drill, next);
  const settled = seats.every(
    (seat) =>
      seat.some(({ answeredAt }) => answeredAt !== null) ||
      (unanswered.includes(seat) && !next.some(({ assignmentId }) => assignmentId === seat[0]?.assignmentId)),
  );
  if (settled) await closeDrill.within(tx, context, { drill: id });
}

/** The deputies in line for each seat who are there: whoever is away or would clash is passed over (R41). */
async function linesOf(tx: Transaction, seats: readonly HeldDrill["asks"][], now: Instant): Promise<Map<string, Line>> {
  const { policy } = await loadOrganisation(tx, now);
  const agentIds = [...new Set(seats.flatMap((seat) => seat[0]?.agentId ?? []))];
  const lines = new Map<string, Line>();
  for (const { facts } of await loadFacts(tx, agentIds, now)) {
    const judged = seatsOf(facts, policy, new Moment(now));
    for (const assignment of facts.assignments.filter(({ role }) => role === "responder"))
      lines.set(assignment.id, lineOf(assignment, null, judged));
  }
  const ids = [...new Set([...lines.values()].flatMap(({ line }) => line.map(({ person }) => person.id)))];
  const people = await tx.models.person.findMany({ where: { id: { in: ids } } });
  const away = new Set(people.filter((person) => isAway(person, now)).map(({ id }) => id));
  return new Map(
    [...lines].map(([id, { line, passedOver }]) => [
      id,
      { line: line.filter(({ person }) => !away.has(person.id)), passedOver },
    ]),
  );
}

async function ask(
  tx: Transaction,
  context: Context,
  drill: HeldDrill["drill"],
  next: readonly (Seat & { rank: number; passedOver: Line["passedOver"] })[],
): Promise<void> {
  const now = context.clock.now();
  await addAsks(tx, drill, next, iso(now));
  for (const personId of new Set(next.map((one) => one.personId)))
    await notify(tx, drillAsked(drill, personId, "deputy", now), now);
  await appendEvidence(
    tx,
    { actor: context.actor, now, correlationId: context.correlationId, reason: null },
    next.map(({ assignmentId, agentId, personId, rank, passedOver }) => ({
      type: "drill.escalated",
      subject: { kind: "drill", id: drill.id, name: drill.name, agentId },
      payload: {
        assignment: assignmentId,
        rank,
        to: personId,
        passedOver: passedOver.map(({ person, because }) => ({
          person: { id: person.id, name: person.name },
          because,
        })),
      },
    })),
  );
}
