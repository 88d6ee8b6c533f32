import { randomUUID } from "node:crypto";
import { z } from "zod";
import { actsByItself } from "#lib/identity/core/actor.ts";
import { notify } from "#lib/notifications/notify.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { line, oneOf } from "#lib/verbs/fields.ts";
import { drillAsked } from "./drill-asked.ts";
import { readDrillById } from "./read-drills.ts";
import { addAsks, seatsInScope, unanswerable } from "./store.ts";

const drillTiers = ["high", "critical"] as const;

export const drillFields = {
  name: line(200),
  tier: oneOf(drillTiers).default("high"),
  unit: line(200).nullable().default(null),
  minutes: z.number().int().min(5, "At least 5 minutes.").max(1440, "At most a day, 1440 minutes.").default(60),
  repeatDays: z.number().int().min(1, "At least a day.").max(730, "At most 730 days.").nullable().default(null),
};

/**
 * Asks the responders of high and critical capabilities to answer within a set time, each once however many seats they
 * hold (R10, R127). Silence goes to their deputies in order.
 */
export const startDrill = command({
  may: "drill.run",
  summary: "Start a reachability drill",
  input: z.strictObject({
    ...drillFields,
    /** The drill that this one repeats; only the clock says so. */
    series: z.uuid().optional(),
  }),
  async load(tx, { tier, unit }, { clock }) {
    const now = iso(clock.now());
    return { seats: await seatsInScope(tx, now, tier, unit), nobody: await unanswerable(tx, now, tier, unit) };
  },
  decide({ seats, nobody }, { series, ...fields }, { actor, clock }) {
    // A later drill in a series ends the repeats of the one before: whoever wants that says so (`stopRepeating`).
    if (series !== undefined && !actsByItself(actor))
      throw invalid([{ path: "series", message: "Only the clock repeats a drill." }]);
    if (seats.length === 0)
      throw new Refusal(
        "conflict",
        "nobody-to-ask",
        "No capability in this scope has a responder who could be asked. Its gaps say what is missing.",
        { errors: [{ path: "unit", message: "Choose a scope in which somebody responds." }] },
      );
    const id = randomUUID() as string;
    const row = {
      ...fields,
      id,
      state: "running",
      seriesId: series ?? id,
      unanswerable: nobody,
      startedAt: new Date(clock.now()),
      startedById: actor.personId,
    };
    return { row, seats };
  },
  async save(tx, { row, seats }, { clock }) {
    const now = clock.now();
    const drill = await tx.models.drill.create({ data: row });
    await addAsks(
      tx,
      drill,
      seats.map((seat) => ({ ...seat, rank: 0 })),
      iso(now),
    );
    for (const personId of new Set(seats.map((seat) => seat.personId)))
      await notify(tx, drillAsked(drill, personId, "holder", now), now);
    return drill;
  },
  evidence: (drill, { seats }) => [
    {
      type: "drill.started",
      subject: { kind: "drill", id: drill.id, name: drill.name, agentId: null },
      payload: {
        tier: drill.tier,
        unit: drill.unit,
        minutes: drill.minutes,
        repeatDays: drill.repeatDays,
        seats: seats.length,
        people: new Set(seats.map(({ personId }) => personId)).size,
        unanswerable: drill.unanswerable,
      },
    },
  ],
  touches: () => ({}),
  answer: (tx, drill) => readDrillById(tx, drill.id),
  timeout: 120_000,
});
