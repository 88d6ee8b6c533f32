import { z } from "zod";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { enqueue } from "#lib/platform/enqueue.ts";
import { command, parseInput } from "#lib/verbs/command.ts";
import { line } from "#lib/verbs/fields.ts";
import { KEPT_FOR, MOST_EXPORTS } from "./core/kept-export.ts";
import { exportKind } from "./export-kinds.ts";
import { addExport, countExports } from "./store-exports.ts";

/** Lets the server make a report for who asks, who need not wait for it: it is kept for a day. */
export const startExport = command({
  may: "report.read",
  summary: "Let the server make a report, kept for a day",
  input: z.strictObject({
    report: line(150).meta({ description: "Its address under `/reports`, such as `raci.xlsx`." }),
    title: line(200),
    search: z
      .record(z.string().max(100), z.string().max(2000))
      .default({})
      .meta({ description: "What narrows it, as in its address." }),
  }),
  load: (tx, _input, { actor, clock }) => countExports(tx, actor.personId, clock.now()),
  decide(kept, { report, title, search }, { actor, clock }) {
    if (actor.personId === null)
      throw new Refusal(
        "conflict",
        "needs-person",
        "An export is kept for a person; a token fetches the report itself.",
      );
    const kind = exportKind(report);
    if (kind === null)
      throw invalid([{ path: "report", message: "There is no such report, or it is made as it is fetched." }]);
    parseInput(kind.input, search);
    if (kept >= MOST_EXPORTS)
      throw new Refusal("conflict", "exports-full", `${kept} exports are kept for you already. Take one away first.`);
    const askedAt = clock.now();
    return { byId: actor.personId, title, report, search, askedAt, endsAt: askedAt + KEPT_FOR };
  },
  async save(tx, asked) {
    const added = await addExport(tx, asked);
    // One after the other: however many are asked for, the other jobs have their places.
    await enqueue(tx, "make-export", { export: added.id }, { key: `make-export-${added.id}`, queue: "make-export" });
    return added;
  },
  evidence: ({ id, title }, { report, search }) => [
    {
      type: "export.requested",
      subject: { kind: "export", id, name: title, agentId: null },
      payload: { report, search },
    },
  ],
  touches: () => ({}),
  answer: async (_tx, added) => added,
});
