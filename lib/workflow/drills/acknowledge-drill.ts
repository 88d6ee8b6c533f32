import { z } from "zod";
import { settleNotice } from "#lib/notifications/settle-notice.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { drillAskedKey } from "./drill-asked.ts";
import { readDrillById } from "./read-drills.ts";
import { drillForUpdate } from "./store.ts";

/** Who was asked answers: for every seat that they were asked for, in time or late. What counts is when. */
export const acknowledgeDrill = command({
  may: "drill.acknowledge",
  summary: "Answer a reachability drill",
  input: z.strictObject({ drill: z.string().max(100) }),
  load: (tx, { drill }) => drillForUpdate(tx, drill),
  on: ({ asks }) => ({ asked: { ids: asks.map(({ personId }) => personId), roles: [] } }),
  decide({ drill, asks }, _input, { actor, clock }) {
    const mine = asks.filter(({ personId, answeredAt }) => personId === actor.personId && answeredAt === null);
    if (drill.state !== "running")
      throw new Refusal("conflict", "drill-over", `This drill is ${drill.state}. Nothing more is asked.`);
    if (mine.length === 0) throw new Refusal("conflict", "drill-answered", "You have answered this drill already.");
    const now = clock.now();
    const asked = Math.min(...mine.map(({ askedAt }) => askedAt.getTime()));
    return { drill, mine, now, afterSeconds: Math.round((now - asked) / 1000), by: actor };
  },
  async save(tx, { drill, mine, now, by }) {
    await tx.models.drillAsk.updateMany({
      where: { id: { in: mine.map(({ id }) => id) } },
      data: { answeredAt: new Date(now) },
    });
    for (const as of ["holder", "deputy"] as const)
      await settleNotice(tx, by.personId ?? "", drillAskedKey(drill.id, as), now);
    return drill;
  },
  evidence: (_saved, { drill, mine, afterSeconds, now }) => [
    {
      type: "drill.acknowledged",
      subject: { kind: "drill", id: drill.id, name: drill.name, agentId: null },
      payload: {
        seats: mine.map(({ assignmentId, rank, dueAt }) => ({
          assignment: assignmentId,
          rank,
          inTime: now < dueAt.getTime(),
        })),
        afterSeconds,
      },
    },
  ],
  touches: () => ({}),
  answer: (tx, { id }) => readDrillById(tx, id),
});
