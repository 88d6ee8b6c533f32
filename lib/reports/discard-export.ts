import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { isId } from "#lib/verbs/fields.ts";
import { exportGone } from "./core/kept-export.ts";
import { deleteExport, exportForUpdate } from "./store-exports.ts";

/** Takes an export away before its day is over: one's own, made or not. */
export const discardExport = command({
  may: "report.read",
  summary: "Take an export away",
  input: z.strictObject({ export: z.string().max(100) }),
  load: async (tx, input, { actor }) => (isId(input.export) ? exportForUpdate(tx, actor.personId, input.export) : null),
  decide(found) {
    if (found === null) throw exportGone();
    return found;
  },
  save: (tx, { id }) => deleteExport(tx, id),
  evidence: (_saved, { id, title, report }) => [
    { type: "export.discarded", subject: { kind: "export", id, name: title, agentId: null }, payload: { report } },
  ],
  touches: () => ({}),
  answer: async () => undefined,
});
