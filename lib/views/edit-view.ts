import { z } from "zod";
import { authorize } from "#lib/identity/core/access.ts";
import { invalid } from "#lib/platform/core/refusal.ts";
import { changesBetween, nothingChanged } from "#lib/registry/changes.ts";
import { command } from "#lib/verbs/command.ts";
import { version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { viewById, viewForUpdate } from "./store.ts";
import { viewSubject } from "./view-evidence.ts";
import { search, viewName, yesOrNo } from "./view-fields.ts";

/** Renames a view, keeps another search under its name, shares it or takes it back. */
export const editView = command({
  may: "view.edit",
  summary: "Rename, change or share a saved view",
  input: z.strictObject({
    view: z.string().max(100),
    version,
    name: viewName.optional(),
    search: search.optional(),
    shared: yesOrNo.optional(),
  }),
  load: (tx, { view }, { actor }) => viewForUpdate(tx, actor.personId, view),
  on: (view) => ({ personId: view.owner?.id ?? null }),
  decide(view, { name, search: asked, shared, version: basedOn }, { actor }) {
    requireVersion(view.version, basedOn);
    if (shared === true && !view.shared) authorize(actor, "view.share");
    if (shared === false && view.owner === null)
      throw invalid([{ path: "shared", message: "Nobody owns this view, so nobody would find it." }]);
    const columns = { name, search: asked, shared };
    return { view, columns, changes: changesBetween({ ...view }, columns) };
  },
  async save(tx, { view, columns, changes }) {
    if (nothingChanged(changes)) return view;
    await tx.models.savedView.update({ where: { id: view.id }, data: { ...columns, version: { increment: 1 } } });
    // Who had made it their default would open their list with something that they no longer see.
    if (columns.shared === false)
      await tx.models.defaultView.deleteMany({ where: { viewId: view.id, personId: { not: view.owner?.id ?? "" } } });
    return view;
  },
  evidence: (_saved, { view, columns, changes }) =>
    nothingChanged(changes)
      ? []
      : [
          {
            type: "view.edited",
            subject: viewSubject(view),
            payload: { list: view.list, changes: view.shared ? changes : toldOfOwn(changes, columns) },
          },
        ],
  touches: () => ({}),
  answer: (tx, { id }, { actor }) => viewById(tx, actor.personId, id),
});

/** Of a view that was somebody's own: which fields changed, and what everybody sees of it from now on. */
const toldOfOwn = (changes: object, columns: Record<string, unknown>) =>
  Object.fromEntries(
    Object.keys(changes).map((field) => [field, columns.shared === true ? { to: columns[field] } : {}]),
  );
