import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { saveDefault, viewById, viewForUpdate } from "./store.ts";
import { viewSubject } from "./view-evidence.ts";

const defaultView = (opens: boolean, summary: string) =>
  command({
    may: "view.default",
    summary,
    input: z.strictObject({ view: z.string().max(100) }),
    load: async (tx, { view }, { actor }) => ({
      view: await viewForUpdate(tx, actor.personId, view),
      personId: actor.personId,
    }),
    on: ({ personId }) => ({ personId }),
    decide: (loaded) => loaded,
    async save(tx, { view, personId }) {
      // The permission is only a person's own.
      if (view.default !== opens && personId !== null)
        await saveDefault(tx, personId, view.list, opens ? view.id : null);
      return view;
    },
    evidence: (_saved, { view }) =>
      view.default === opens
        ? []
        : [
            {
              type: opens ? "view.preferred" : "view.unpreferred",
              subject: viewSubject(view),
              payload: { list: view.list },
            },
          ],
    touches: () => ({}),
    answer: (tx, { id }, { actor }) => viewById(tx, actor.personId, id),
  });

/** The list opens with this view, for who asks. */
export const setDefaultView = defaultView(true, "Open a list with a saved view");

/** The list opens as it is, for who asks. */
export const clearDefaultView = defaultView(false, "Open a list without the saved view");
