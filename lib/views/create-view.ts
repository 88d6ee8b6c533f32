import { z } from "zod";
import { authorize } from "#lib/identity/core/access.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { oneOf } from "#lib/verbs/fields.ts";
import { lists } from "./core/lists.ts";
import { countViews, viewById } from "./store.ts";
import { viewSubject, viewTold } from "./view-evidence.ts";
import { search, viewName, yesOrNo } from "./view-fields.ts";

/** So many a person keeps of one list, and all tokens together: a menu that nobody can read helps nobody. */
const MOST_VIEWS = 100;

/** Keeps how a list looks under a name, for oneself or for everybody. */
export const createView = command({
  may: "view.save",
  summary: "Save a view of a list",
  input: z.strictObject({ list: oneOf(lists), name: viewName, search, shared: yesOrNo.default(false) }),
  load: (tx, { list }, { actor }) => countViews(tx, actor.personId, list),
  decide(kept, input, { actor, clock }) {
    if (input.shared) authorize(actor, "view.share");
    else if (actor.personId === null)
      throw invalid([{ path: "shared", message: "A token has no lists of its own: share the view." }]);
    if (kept >= MOST_VIEWS)
      throw new Refusal("conflict", "views-full", `There are ${kept} views of this list. Take one away first.`, {
        errors: [{ path: "name", message: `At most ${MOST_VIEWS} of a list: take one away first.` }],
      });
    return { ...input, ownerId: actor.personId, createdAt: new Date(clock.now()) };
  },
  save: (tx, view) => tx.models.savedView.create({ data: view }),
  evidence: (saved, input) => [
    {
      type: "view.created",
      subject: viewSubject(saved),
      payload: viewTold(input),
    },
  ],
  touches: () => ({}),
  answer: (tx, { id }, { actor }) => viewById(tx, actor.personId, id),
});
