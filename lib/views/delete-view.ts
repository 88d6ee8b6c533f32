import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { viewForUpdate } from "./store.ts";
import { viewSubject, viewTold } from "./view-evidence.ts";

/** Takes a view away, for everybody who saw it. */
export const deleteView = command({
  may: "view.edit",
  summary: "Take a saved view away",
  input: z.strictObject({ view: z.string().max(100), version }),
  load: (tx, { view }, { actor }) => viewForUpdate(tx, actor.personId, view),
  on: (view) => ({ personId: view.owner?.id ?? null }),
  decide(view, input, { clock }) {
    requireVersion(view.version, input.version);
    return { view, endedAt: new Date(clock.now()) };
  },
  async save(tx, { view, endedAt }) {
    await tx.models.savedView.update({ where: { id: view.id }, data: { endedAt, version: { increment: 1 } } });
    await tx.models.defaultView.deleteMany({ where: { viewId: view.id } });
  },
  evidence: (_saved, { view }) => [
    {
      type: "view.deleted",
      subject: viewSubject(view),
      payload: viewTold(view),
    },
  ],
  touches: () => ({}),
  answer: async () => undefined,
});
