import { z } from "zod";
import { settleNotice } from "#lib/notifications/settle-notice.ts";
import { command } from "#lib/verbs/command.ts";
import { line, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { type DrillEvent, drillLifecycle } from "./core/drill-lifecycle.ts";
import { figuresOf, isAnswered } from "./core/drill-result.ts";
import { drillAskedKey } from "./drill-asked.ts";
import { readDrillById } from "./read-drills.ts";
import { drillForUpdate, type HeldDrill } from "./store.ts";

const factsOf = ({ assignmentId, rank, askedAt, dueAt, answeredAt }: HeldDrill["asks"][number]) => ({
  assignmentId,
  rank,
  askedAt: askedAt.getTime(),
  dueAt: dueAt.getTime(),
  answeredAt: answeredAt?.getTime() ?? null,
});

/** Seats without an answer whose last asked person still has time. */
const openSeats = (asks: HeldDrill["asks"], now: number): number =>
  [...Map.groupBy(asks, ({ assignmentId }) => assignmentId).values()].filter(
    (seat) => !isAnswered(seat.map(factsOf)) && seat.some(({ dueAt }) => dueAt.getTime() > now),
  ).length;

/** One event of a drill's life as a command; guards and next state come from the table. */
const moveDrill = (event: DrillEvent, type: string, summary: string) =>
  command({
    may: "drill.run",
    summary,
    input: z.strictObject({ drill: z.string().max(100), version, reason: line(1000).optional() }),
    load: (tx, { drill }) => drillForUpdate(tx, drill),
    decide({ drill, asks }, input, { clock }) {
      requireVersion(drill.version, input.version);
      const now = clock.now();
      const state = drillLifecycle.next(drill.state, event, { open: openSeats(asks, now) });
      return { drill, asks, state, now };
    },
    async save(tx, { drill, asks, state, now }) {
      for (const personId of new Set(asks.flatMap((ask) => (ask.answeredAt === null ? ask.personId : []))))
        for (const as of ["holder", "deputy"] as const)
          await settleNotice(tx, personId, drillAskedKey(drill.id, as), now);
      return tx.models.drill.update({
        where: { id: drill.id },
        data: { state, endedAt: new Date(now), version: { increment: 1 } },
      });
    },
    evidence: (_saved, { drill, asks }) => [
      {
        type,
        subject: { kind: "drill", id: drill.id, name: drill.name, agentId: null },
        payload: { figures: figuresOf(asks.map(factsOf), drill.startedAt.getTime(), false) },
      },
    ],
    touches: () => ({}),
    answer: (tx, { id }) => readDrillById(tx, id),
  });

/** Everybody answered, or nobody is left to ask. */
export const closeDrill = moveDrill("close", "drill.closed", "Close a reachability drill");

/** Ends a drill before its time; what was answered stays. */
export const cancelDrill = moveDrill("cancel", "drill.cancelled", "Cancel a reachability drill");

/** The drill is not repeated any more; a running one goes on. */
export const stopRepeating = command({
  may: "drill.run",
  summary: "Stop repeating a reachability drill",
  input: z.strictObject({ drill: z.string().max(100), version }),
  load: (tx, { drill }) => drillForUpdate(tx, drill),
  decide({ drill }, input) {
    requireVersion(drill.version, input.version);
    return { drill, changes: drill.repeatDays !== null };
  },
  save: async (tx, { drill, changes }) =>
    changes
      ? tx.models.drill.update({ where: { id: drill.id }, data: { repeatDays: null, version: { increment: 1 } } })
      : drill,
  evidence: (_saved, { drill, changes }) =>
    changes
      ? [
          {
            type: "drill.repeatStopped",
            subject: { kind: "drill", id: drill.id, name: drill.name, agentId: null },
            payload: { repeatDays: drill.repeatDays },
          },
        ]
      : [],
  touches: () => ({}),
  answer: (tx, { id }) => readDrillById(tx, id),
});
